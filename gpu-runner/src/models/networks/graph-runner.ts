import type { ValueInfo } from "../../onnx/index.ts";
import type { Tensor } from "../../tensor/index.ts";

/** Evaluates a network; an engine session is one. */
export interface GraphRunner {
  run(feeds: Record<string, Tensor>, outputs?: string[]): Promise<Record<string, Tensor>>;
}

/** A network that can be evaluated together with what it declares: pass a session and its model's graph. */
export interface Network {
  readonly session: GraphRunner;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
}
