import { AppError } from "@dreambooth-dpo/db/contract";
import {
  type DType,
  float32,
  fromNumbers,
  type Tensor,
  toFloat16,
  toFloat32,
  toNumbers,
} from "../../tensor/index.ts";
import type { Network } from "./graph-runner.ts";

function convert(tensor: Tensor, dtype: DType): Tensor {
  if (tensor.dtype === dtype) return tensor;
  if (dtype === "float16") return toFloat16(tensor);
  if (dtype === "float32") return float32(tensor.dims, toFloat32(tensor));
  return fromNumbers(dtype, tensor.dims, toNumbers(tensor));
}

/**
 * Runs a network with those of the values that it declares as inputs, each converted to the declared type (exports
 * differ in both). Throws UNSUPPORTED, naming the input, when it declares one that is not among the values.
 */
export async function runDeclared(
  network: Network,
  values: Readonly<Record<string, Tensor | undefined>>,
  outputs?: string[],
): Promise<Record<string, Tensor>> {
  const feeds: Record<string, Tensor> = {};
  for (const { name, dtype } of network.inputs) {
    const value = values[name];
    if (!value)
      throw new AppError(
        "UNSUPPORTED",
        `The network wants input "${name}"; known are ${Object.keys(values).join(", ")}.`,
        {
          field: name,
        },
      );
    feeds[name] = convert(value, dtype);
  }
  const results = await network.session.run(feeds, outputs);
  return Object.fromEntries(
    Object.entries(results).map(([name, t]) => [name, t.dtype === "float16" ? convert(t, "float32") : t]),
  );
}
