import {
  type EvaluationRow,
  evaluationsById,
  type Figure,
  type FigureFilter,
  figuresOfEvaluations,
} from "@dreambooth-dpo/db";
import type { Metric } from "@dreambooth-dpo/db/comparison";
import { batched, builder, given, type Services } from "../core/index.ts";
import { Run, Stage } from "../experiments/index.ts";
import { FigureFilterInput, FigureType } from "./figure.ts";

/** What of an evaluation's protocol is shown beside it. */
interface Protocol {
  readonly suite: string;
  readonly checkpoint: string;
  readonly step?: number;
  readonly round?: number;
}

const protocolOf = ({ protocol }: EvaluationRow) => protocol as Protocol;

export const Evaluation = builder.loadableNodeRef("Evaluation", {
  id: { resolve: ({ id }: EvaluationRow) => id },
  load: (ids: string[], { db }) => evaluationsById(db, ids),
  sort: ({ id }) => id,
});

const figures = batched<FigureFilter, readonly Figure[]>(
  (ids, filter, { db }) => figuresOfEvaluations(db, ids, filter),
  () => [],
);

async function overall({ id }: EvaluationRow, metric: Metric, services: Services): Promise<Figure | null> {
  const found = await figures(id, { perPrompt: false }, services);
  return found.find((figure) => figure.metric === metric) ?? null;
}

builder.objectType(Evaluation, {
  description: "A checkpoint of a run, measured on the prompts of a suite.",
  fields: (t) => ({
    run: t.field({ type: Run, description: "Whose checkpoint.", resolve: ({ runId }) => runId }),
    stage: t.field({
      type: Stage,
      description: "The stage that made its images.",
      resolve: ({ stageId }) => stageId,
    }),
    label: t.exposeString("label", { description: "What was evaluated on what; unique in its run." }),
    suite: t.string({
      description: "Name of the prompt set that it was evaluated on.",
      resolve: (evaluation) => protocolOf(evaluation).suite,
    }),
    checkpoint: t.string({
      description: "What was evaluated: baseline, baseline step 50, TS round 1 ...",
      resolve: (evaluation) => protocolOf(evaluation).checkpoint,
    }),
    round: t.int({
      nullable: true,
      description: "Round of preference training, from 1; null for checkpoints of the personalisation.",
      resolve: (evaluation) => protocolOf(evaluation).round ?? null,
    }),
    step: t.int({
      nullable: true,
      description: "Step of the personalisation; null for checkpoints of a round and for imported images.",
      resolve: (evaluation) => protocolOf(evaluation).step ?? null,
    }),
    protocol: t.expose("protocol", {
      type: "JSON",
      description: "All that is needed to make its figures again from the stored images.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was first published." }),
    figures: t.field({
      type: [FigureType],
      description: "Its figures: of each metric the one over all prompts, then those of the prompts.",
      args: { filter: t.arg({ type: FigureFilterInput, description: "Which." }) },
      complexity: ({ filter }) => ({ field: 2, multiplier: filter?.perPrompt === false ? 4 : 50 }),
      resolve: async ({ id }, { filter }, services) => [...(await figures(id, given(filter), services))],
    }),
    imageSimilarity: t.field({
      type: FigureType,
      nullable: true,
      description: "IS over all prompts, by the judge that selects pairs.",
      resolve: (evaluation, _, services) => overall(evaluation, "imageSimilarity", services),
    }),
    textSimilarity: t.field({
      type: FigureType,
      nullable: true,
      description: "TS over all prompts, by the judge that selects pairs.",
      resolve: (evaluation, _, services) => overall(evaluation, "textSimilarity", services),
    }),
    heldOutImageSimilarity: t.field({
      type: FigureType,
      nullable: true,
      description: "IS over all prompts, by the held-out judge; null where there is none.",
      resolve: (evaluation, _, services) => overall(evaluation, "heldOutImageSimilarity", services),
    }),
    heldOutTextSimilarity: t.field({
      type: FigureType,
      nullable: true,
      description: "TS over all prompts, by the held-out judge; null where there is none.",
      resolve: (evaluation, _, services) => overall(evaluation, "heldOutTextSimilarity", services),
    }),
  }),
});
