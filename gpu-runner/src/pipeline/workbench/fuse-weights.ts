import { applyAdapter } from "../../models/index.ts";
import type { Model } from "../../onnx/index.ts";
import type { Tensor } from "../../tensor/index.ts";
import type { WeightChain } from "../plan/index.ts";

/** Reads what a training stage kept: the trained parameters by name. */
export type LoadWeights = (weights: WeightChain[number]) => Promise<ReadonlyMap<string, Tensor>>;

/** Links before the last full fine-tuning are replaced by it, so they need not be read. */
function relevant(chain: WeightChain): WeightChain {
  return chain.slice(
    Math.max(
      0,
      chain.findLastIndex(({ adapter }) => adapter.kind === "full"),
    ),
  );
}

/** The pack's U-Net with a chain of trained weights fused into plain weights, in their order. */
export async function fuseWeights(base: Model, chain: WeightChain, load: LoadWeights): Promise<Model> {
  let model = base;
  for (const link of relevant(chain)) {
    // Only the shapes of the adapter's own start values matter here; trained values replace them.
    const adapted = applyAdapter(model, link.adapter, { seed: 0, purpose: "fuse" });
    model = adapted.fuse(await load(link));
  }
  return model;
}
