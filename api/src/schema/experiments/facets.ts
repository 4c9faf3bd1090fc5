import { type ExperimentFacets, experimentFacets, type Facet, type FacetCount } from "@dreambooth-dpo/db";
import { builder } from "../core/index.ts";

const FacetCountType = builder.objectRef<FacetCount>("FacetCount").implement({
  description: "A value that experiments have, and how many have it.",
  fields: (t) => ({
    value: t.exposeString("value", { description: "The value, as a filter takes it." }),
    count: t.exposeInt("count", { description: "How many experiments." }),
  }),
});

const about: Readonly<Record<Facet, string>> = {
  statuses: "Where they stand, as `WorkStatus` names it.",
  tags: "Words people have put on them.",
  concepts: "Names of their concepts.",
  packs: "Their model packs.",
  methods: "How they personalise: dreambooth, svdiff or lora.",
  variants: "Their variants.",
  presets: "The presets they were made of.",
};

/** The values of a facet as filters take them: states by the names of their enum. */
const valuesOf = (facets: ExperimentFacets, facet: Facet): FacetCount[] =>
  facets[facet].map(({ value, count }) => ({
    value: facet === "statuses" ? value.toUpperCase() : value,
    count,
  }));

const FacetsType = builder.objectRef<ExperimentFacets>("ExperimentFacets").implement({
  description:
    "What there is to narrow a list of experiments by: of each the most frequent values, at most 100, most frequent first.",
  fields: (t) =>
    Object.fromEntries(
      Object.entries(about).map(([facet, description]) => [
        facet,
        t.field({
          type: [FacetCountType],
          description,
          complexity: { field: 1, multiplier: 20 },
          resolve: (facets) => valuesOf(facets, facet as Facet),
        }),
      ]),
    ),
});

builder.queryField("experimentFacets", (t) =>
  t.field({
    type: FacetsType,
    description: "What there is to narrow the list of experiments by, with counts.",
    args: {
      archived: t.arg.boolean({
        description: "Of archived ones only (true) or of those in use only (false).",
      }),
    },
    complexity: 20,
    resolve: (_, { archived }, { db }) => experimentFacets(db, archived ?? undefined),
  }),
);
