import { advanceOfStudies, type StudyAdvance, type StudyRow, studyList } from "@dreambooth-dpo/db";
import {
  batched,
  builder,
  given,
  idOf,
  listArguments,
  orderingInput,
  ownedList,
  wholeList,
} from "../core/index.ts";
import { Experiment } from "../experiments/index.ts";

const StudyStatus = builder.enumType("StudyStatus", {
  description: "Where a study stands.",
  values: {
    DRAFT: { value: "draft", description: "Being set up." },
    RUNNING: { value: "running", description: "Open for votes; its protocol is frozen." },
    PAUSED: { value: "paused", description: "Takes no new votes for now." },
    CLOSED: { value: "closed", description: "Over." },
  } as const,
});

const StudyProgress = builder.objectRef<StudyAdvance>("StudyProgress").implement({
  description: "How far the voting is.",
  fields: (t) => ({
    items: t.exposeInt("items", { description: "Pairs of images that are compared." }),
    votesWanted: t.exposeInt("votesWanted", { description: "Votes wanted over all pairs." }),
    votesCast: t.exposeInt("votesCast", { description: "Assignments that have been voted on." }),
    assessors: t.exposeInt("assessors", { description: "People who have begun to vote." }),
  }),
});

export const Study = builder.loadableNodeRef("Study", {
  id: { resolve: ({ id }: StudyRow) => id },
  load: (ids: string[], { db }) => studyList.byId(db, ids),
  sort: ({ id }) => id,
});

const advance = batched<null, StudyAdvance>(
  (ids, _, { db }) => advanceOfStudies(db, ids),
  () => ({ items: 0, votesWanted: 0, votesCast: 0, assessors: 0 }),
);

builder.objectType(Study, {
  description: "A blind side-by-side comparison of runs by people.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Unique name." }),
    experiment: t.field({
      type: Experiment,
      description: "The experiment whose runs it compares.",
      resolve: ({ experimentId }) => experimentId,
    }),
    status: t.expose("status", { type: StudyStatus, description: "Where it stands." }),
    protocol: t.expose("protocol", {
      type: "JSON",
      description: "What is asked of whom about which pairs; frozen when it starts.",
    }),
    protocolHash: t.exposeString("protocolHash", {
      nullable: true,
      description: "SHA-256 of the frozen protocol; null before the start.",
    }),
    progress: t.field({
      type: StudyProgress,
      complexity: 5,
      description: "How far the voting is.",
      resolve: ({ id }, _, services) => advance(id, null, services),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was set up." }),
    startedAt: t.expose("startedAt", { type: "DateTime", nullable: true, description: "When voting began." }),
    closedAt: t.expose("closedAt", { type: "DateTime", nullable: true, description: "When voting ended." }),
  }),
});

const StudyConnection = builder.connectionObject(
  { type: Study, name: "StudyConnection" },
  { name: "StudyEdge" },
);

const StudyFilter = builder.inputType("StudyFilter", {
  description: "Which studies; a field left out narrows nothing.",
  fields: (t) => ({
    nameContains: t.string({ description: "Part of the name, in any case." }),
    statuses: t.field({ type: [StudyStatus], description: "In one of these states." }),
    experimentId: t.id({ description: "About this experiment." }),
  }),
});

const StudyOrder = orderingInput("study", { created: "When it was set up.", name: "Name." });

function studyFilter(input: (typeof StudyFilter)["$inferInput"] | null | undefined) {
  const { experimentId, ...rest } = given(input);
  return {
    ...rest,
    ...(experimentId === undefined
      ? {}
      : { experimentId: idOf("Experiment", String(experimentId), "experimentId") }),
  };
}

builder.queryField("studies", (t) =>
  t.connection(
    {
      type: Study,
      description: "User studies; newest first unless asked otherwise.",
      args: listArguments(StudyFilter, StudyOrder),
      resolve: (_, args, services) =>
        wholeList(
          services,
          studyList,
          args,
          { field: "created", direction: "desc" },
          studyFilter(args.filter),
        ),
    },
    StudyConnection,
  ),
);

const studiesOf = ownedList(studyList, "experiment", { field: "created", direction: "desc" });

builder.objectField(Experiment, "studies", (t) =>
  t.connection(
    {
      type: Study,
      description: "User studies about it, newest first unless asked otherwise.",
      args: listArguments(StudyFilter, StudyOrder),
      resolve: ({ id }, args, services) => studiesOf(id, args, services, studyFilter(args.filter)),
    },
    StudyConnection,
  ),
);
