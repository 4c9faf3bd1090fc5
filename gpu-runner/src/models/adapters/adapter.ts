import type { Model } from "../../onnx/index.ts";
import type { RandomKey, Tensor } from "../../tensor/index.ts";

/**
 * Which parameters are trained and how. `targets` select modules by their diffusers path: a name matches at the end of
 * the path ("to_q"), a pattern with * matches the whole path ("down_blocks.*").
 */
export type AdapterConfig =
  | { readonly kind: "full"; readonly targets?: readonly string[] }
  | {
      readonly kind: "lora";
      readonly rank: number;
      readonly alpha?: number;
      readonly targets?: readonly string[];
    }
  | { readonly kind: "svdiff"; readonly scale?: number; readonly targets?: readonly string[] };

/** A model rewritten so that the named initializers are all that training has to change. */
export interface AdaptedModel {
  readonly model: Model;
  /** Initializer names of `model`, in graph order. */
  readonly trainable: readonly string[];
  /** The base model with the adapter's parameters (by initializer name) folded into plain weights. */
  fuse(parameters: ReadonlyMap<string, Tensor>): Model;
}

/** Rewrites a model for one kind of adapter; `key` seeds its random initial values. */
export type ApplyAdapter<C extends AdapterConfig> = (model: Model, config: C, key: RandomKey) => AdaptedModel;
