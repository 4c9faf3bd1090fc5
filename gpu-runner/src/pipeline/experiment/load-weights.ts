import { type Database, findStageByHash, listCheckpoints } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Tensor } from "../../tensor/index.ts";
import type { WeightChain } from "../plan/index.ts";
import { readWeights } from "../stages/index.ts";

/** Reads the weights that a training stage kept. NOT_FOUND when it kept none at that step. */
export async function loadWeights(
  db: Database,
  { stage, step }: WeightChain[number],
): Promise<ReadonlyMap<string, Tensor>> {
  const { id } = await findStageByHash(db, stage);
  const kept = await listCheckpoints(db, { stageId: id, role: "weights" });
  const checkpoint = step === "last" ? kept.at(-1) : kept.find((c) => c.step === step);
  if (!checkpoint)
    throw new AppError("NOT_FOUND", `The training stage ${stage} kept no weights of step ${step}.`, {
      field: "step",
      value: step,
      expected: `one of ${kept.map((c) => c.step).join(", ")}`,
    });
  return readWeights(db, checkpoint.sha256);
}
