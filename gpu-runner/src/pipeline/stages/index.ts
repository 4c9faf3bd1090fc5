import type { PlannedStage, StageKind } from "../plan/index.ts";
import { generateImages } from "./generate-images.ts";
import { importImages } from "./import-images.ts";
import { personalise } from "./personalise.ts";
import { scoreImages } from "./score-images.ts";
import { selectPreferences } from "./select-preferences.ts";
import type { ShardResult, ShardWork, StageContext } from "./stage-context.ts";
import { trainPreferences } from "./train-preferences.ts";

export { readReferences, readStoredImage } from "./read-images.ts";
export { scoreStoredImages, textsOf } from "./score-images.ts";
export { readScoredImages } from "./select-preferences.ts";
export type { ShardResult, StageContext } from "./stage-context.ts";
export { readWeights } from "./training-files.ts";

const works: { readonly [K in StageKind]: ShardWork<K> } = {
  personalise,
  generate: generateImages,
  import: importImages,
  score: scoreImages,
  select: selectPreferences,
  train: trainPreferences,
};

/** Does one shard of a planned stage. */
export function workOn(stage: PlannedStage, index: number, context: StageContext): Promise<ShardResult> {
  const work = works[stage.kind] as ShardWork<typeof stage.kind>;
  return work(stage.inputs as never, index, context);
}
