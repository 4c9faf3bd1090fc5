import type { Model } from "../../onnx/index.ts";
import { tensorAttribute } from "../../onnx/index.ts";

/**
 * Turns integer Constant nodes into initializers. Exporters write "to the end" of a Slice as 2^63 - 1, which no double
 * holds; as an initializer it is never rounded to one and back.
 */
export function keepIntegerConstants(model: Model): Model {
  const initializers = new Map(model.graph.initializers);
  const nodes = model.graph.nodes.filter((node) => {
    const value = node.op === "Constant" ? tensorAttribute(node, "value") : undefined;
    if (value?.dtype !== "int64") return true;
    initializers.set(node.outputs[0]!, value);
    return false;
  });
  return { ...model, graph: { ...model.graph, nodes, initializers } };
}
