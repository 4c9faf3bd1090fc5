import { type ConceptRow, conceptList, imagesOfConcepts } from "@dreambooth-dpo/db";
import { builder, given, listArguments, orderingInput, wholeList } from "../core/index.ts";
import { type ReferenceImage, ReferenceImageType } from "./reference-image.ts";

export const ConceptKind = builder.enumType("ConceptKind", {
  description: "Whether prompts for living subjects or for objects fit a concept.",
  values: {
    LIVE: { value: "live", description: "An animal or a person: prompts dress it up." },
    OBJECT: { value: "object", description: "A thing: prompts put it somewhere." },
  } as const,
});

export const Concept = builder.loadableNodeRef("Concept", {
  id: { resolve: ({ id }: ConceptRow) => id },
  load: (ids: string[], { db }) => conceptList.byId(db, ids),
  sort: ({ id }) => id,
});

builder.objectType(Concept, {
  description: "A subject to personalise: 4 to 6 reference images and a class noun.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Unique name." }),
    className: t.exposeString("className", { description: "Noun of its class, such as dog." }),
    kind: t.expose("kind", { type: ConceptKind, description: "Which prompts fit it." }),
    contentHash: t.exposeString("contentHash", {
      description: "SHA-256 of class, kind and images: what stages depend on.",
    }),
    images: t.loadableGroup({
      type: ReferenceImageType,
      description: "Its reference images, in order.",
      complexity: { field: 1, multiplier: 6 },
      load: async (ids: string[], { db }): Promise<ReferenceImage[]> => imagesOfConcepts(db, ids),
      group: ({ conceptId }) => conceptId,
      resolve: ({ id }) => id,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was added." }),
    archivedAt: t.expose("archivedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was put away; null while in use.",
    }),
  }),
});

export const ConceptConnection = builder.connectionObject(
  { type: Concept, name: "ConceptConnection" },
  { name: "ConceptEdge" },
);

const ConceptFilter = builder.inputType("ConceptFilter", {
  description: "Which concepts; a field left out narrows nothing.",
  fields: (t) => ({
    nameContains: t.string({ description: "Part of the name, in any case." }),
    className: t.string({ description: "Exactly this class noun." }),
    kind: t.field({ type: ConceptKind, description: "Living subjects or objects only." }),
    archived: t.boolean({ description: "Only archived ones (true) or only those in use (false)." }),
  }),
});

const ConceptOrder = orderingInput("concept", { name: "Name.", created: "When it was added." });

builder.queryField("concepts", (t) =>
  t.connection(
    {
      type: Concept,
      description: "Subjects that experiments can be about; by name unless asked otherwise.",
      args: listArguments(ConceptFilter, ConceptOrder),
      resolve: (_, args, services) =>
        wholeList(services, conceptList, args, { field: "name", direction: "asc" }, given(args.filter)),
    },
    ConceptConnection,
  ),
);
