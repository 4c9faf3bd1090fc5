import { withInitializers } from "../../onnx/index.ts";
import type { AdapterConfig, ApplyAdapter } from "./adapter.ts";
import { selectWeights } from "./match-target.ts";

/** Full fine-tuning: the graph stays as it is and every parameter is trained. */
export const applyFull: ApplyAdapter<Extract<AdapterConfig, { kind: "full" }>> = (model, config) => {
  const weights = selectWeights(model, ["linear", "conv", "norm", "bias", "embedding"], config.targets);
  const trainable = weights.map((w) => w.initializer);
  const names = new Set(trainable);
  return {
    model,
    trainable,
    fuse: (parameters) =>
      withInitializers(model, new Map([...parameters].filter(([name]) => names.has(name)))),
  };
};
