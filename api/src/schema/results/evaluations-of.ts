import { type EvaluationRow, evaluationsOfRuns, finalEvaluationsOfRuns } from "@dreambooth-dpo/db";
import { batched, builder } from "../core/index.ts";
import { Run } from "../experiments/index.ts";
import { Evaluation } from "./evaluation.ts";

const ofRuns = batched<null, readonly EvaluationRow[]>(
  async (ids, _, { db }) => Map.groupBy(await evaluationsOfRuns(db, ids), ({ runId }) => runId),
  () => [],
);

const finals = batched<string | null, EvaluationRow | null>(
  (ids, suite, { db }) => finalEvaluationsOfRuns(db, ids, suite ?? undefined),
  () => null,
);

builder.objectField(Run, "evaluations", (t) =>
  t.field({
    type: [Evaluation],
    description: "Its evaluated checkpoints, in the order they were published; none before it is done.",
    complexity: { field: 2, multiplier: 6 },
    resolve: async ({ id }, _, services) => [...(await ofRuns(id, null, services))],
  }),
);

builder.objectField(Run, "scores", (t) =>
  t.field({
    type: Evaluation,
    nullable: true,
    description:
      "The evaluation that it stands for: of its last round, or of a baseline that of the checkpoint its variants began at. Null before it is done.",
    args: {
      suite: t.arg.string({
        description: "Prompt set of the evaluation; the one it was first evaluated on where left out.",
      }),
    },
    complexity: 2,
    resolve: ({ id }, { suite }, services) => finals(id, suite ?? null, services),
  }),
);
