import type { Model } from "../../onnx/index.ts";
import type { RandomKey } from "../../tensor/index.ts";
import type { AdaptedModel, AdapterConfig } from "./adapter.ts";
import { applyFull } from "./full.ts";
import { applyLora } from "./lora.ts";
import { applySvdiff } from "./svdiff.ts";

/**
 * Rewrites a model for training with an adapter. The rewritten graph computes what the base computes (exactly for full
 * and LoRA, to rounding for SVDiff) until its trainables change. Shapes of the model may still be symbolic.
 */
export function applyAdapter(model: Model, config: AdapterConfig, key: RandomKey): AdaptedModel {
  switch (config.kind) {
    case "full":
      return applyFull(model, config, key);
    case "lora":
      return applyLora(model, config, key);
    case "svdiff":
      return applySvdiff(model, config, key);
  }
}
