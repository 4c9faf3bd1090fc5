import { hashJson } from "../hash-json.ts";
import type { PlannedStage, StageInputs, StageKind } from "./stage-inputs.ts";

/** Raised when the work of a kind changes its output, so that stages of older versions are not taken for it. */
const versions: Readonly<Record<StageKind, number>> = {
  personalise: 1,
  generate: 1,
  import: 1,
  score: 1,
  select: 1,
  train: 1,
};

/** Images per shard at most, if a prompt has no more: about a minute of work for the large models, seconds for micro. */
const imagesPerShard = 64;

/** Prompts that one shard of a generate stage covers. */
export function promptsPerShard({ samples }: Pick<StageInputs["generate"], "samples">): number {
  return Math.max(1, Math.floor(imagesPerShard / samples.count));
}

/** Images that one shard of a score stage covers. */
export const scoresPerShard = 512;

function shardsOf<K extends StageKind>(kind: K, inputs: StageInputs[K]): number {
  if (kind === "generate") {
    const generate = inputs as StageInputs["generate"];
    return Math.ceil(generate.prompts.length / promptsPerShard(generate));
  }
  if (kind === "score") return Math.ceil((inputs as StageInputs["score"]).count / scoresPerShard);
  return 1;
}

/** A stage of the given inputs; its hash is the SHA-256 of kind, version and inputs. */
export function planStage<K extends StageKind>(
  kind: K,
  inputs: StageInputs[K],
): Extract<PlannedStage, { kind: K }> {
  const hash = hashJson({ kind, version: versions[kind], inputs });
  return { kind, hash, inputs, shards: shardsOf(kind, inputs) } as Extract<PlannedStage, { kind: K }>;
}
