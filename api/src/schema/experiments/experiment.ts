import { type Advance, advanceOfExperiments, type ExperimentRow, experimentList } from "@dreambooth-dpo/db";
import { batched, builder, given, listArguments, orderingInput, wholeList } from "../core/index.ts";
import { ProgressType } from "./progress.ts";
import { FailureType, WorkStatusType } from "./status.ts";

export const Experiment = builder.loadableNodeRef("Experiment", {
  id: { resolve: ({ id }: ExperimentRow) => id },
  load: (ids: string[], { db }) => experimentList.byId(db, ids),
  sort: ({ id }) => id,
});

const advance = batched<null, Advance | null>(
  (ids, _, { db }) => advanceOfExperiments(db, ids),
  () => null,
);

builder.objectType(Experiment, {
  description: "Concepts x variants on one model pack: the unit that is started, watched and compared.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Unique name." }),
    preset: t.exposeString("preset", { nullable: true, description: "The preset it was made of, if any." }),
    configuration: t.expose("configuration", {
      type: "JSON",
      description: "Every figure that determines its result, defaults filled in.",
    }),
    configurationHash: t.exposeString("configurationHash", { description: "SHA-256 of the configuration." }),
    status: t.expose("status", { type: WorkStatusType, description: "Where it stands." }),
    error: t.expose("error", {
      type: FailureType,
      nullable: true,
      description: "What stopped it last, if anything.",
    }),
    tags: t.exposeStringList("tags", { description: "Words people have put on it." }),
    note: t.exposeString("note", {
      nullable: true,
      description: "What people have written about it, Markdown.",
    }),
    progress: t.field({
      type: ProgressType,
      nullable: true,
      complexity: 5,
      description: "How far it is; null until a runner has planned it.",
      resolve: ({ id }, _, services) => advance(id, null, services),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was stored." }),
    startedAt: t.expose("startedAt", {
      type: "DateTime",
      nullable: true,
      description: "When a runner first took it.",
    }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true, description: "When it ended." }),
    archivedAt: t.expose("archivedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was put away; null while in use.",
    }),
  }),
});

export const ExperimentConnection = builder.connectionObject(
  { type: Experiment, name: "ExperimentConnection" },
  { name: "ExperimentEdge" },
);

const ExperimentFilter = builder.inputType("ExperimentFilter", {
  description: "Which experiments; a field left out narrows nothing.",
  fields: (t) => ({
    statuses: t.field({ type: [WorkStatusType], description: "In one of these states." }),
    name: t.string({ description: "Of exactly this name." }),
    nameContains: t.string({ description: "Part of the name, in any case." }),
    preset: t.string({ description: "Made of this preset." }),
    pack: t.string({ description: "On this model pack." }),
    concept: t.string({ description: "About the concept of this name." }),
    method: t.string({ description: "Personalised by dreambooth, svdiff or lora." }),
    variant: t.string({ description: "With a run of this variant." }),
    tags: t.stringList({ description: "Carrying all of these tags." }),
    archived: t.boolean({ description: "Only archived ones (true) or only those in use (false)." }),
  }),
});

const ExperimentOrder = orderingInput("experiment", {
  created: "When it was stored.",
  name: "Name.",
  finished: "When it ended; those that have not stand last among ascending.",
});

builder.queryField("experiments", (t) =>
  t.connection(
    {
      type: Experiment,
      description: "Experiments; newest first unless asked otherwise.",
      args: listArguments(ExperimentFilter, ExperimentOrder),
      resolve: (_, args, services) =>
        wholeList(
          services,
          experimentList,
          args,
          { field: "created", direction: "desc" },
          given(args.filter),
        ),
    },
    ExperimentConnection,
  ),
);
