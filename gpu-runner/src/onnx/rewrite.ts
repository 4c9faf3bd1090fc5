import { float32, type Tensor, toFloat16, toFloat32 } from "../tensor/index.ts";
import { GraphBuilder } from "./builder.ts";
import type { Graph, Model, Node } from "./model.ts";

/** Gives every input concrete dims, infers all shapes and folds shape arithmetic to constants. */
export function bindShapes(model: Model, inputDims: Readonly<Record<string, readonly number[]>>): Model {
  return GraphBuilder.from(model, inputDims).build();
}

function withGraph(model: Model, graph: Partial<Graph>): Model {
  return { ...model, graph: { ...model.graph, ...graph } };
}

/** Declares dims of inputs and outputs anew, e.g. with a symbolic batch. */
export function withDims(model: Model, dims: Readonly<Record<string, readonly (number | string)[]>>): Model {
  const declare = <T extends { name: string; dims: readonly (number | string)[] }>(v: T): T => ({
    ...v,
    dims: dims[v.name] ?? v.dims,
  });
  return withGraph(model, {
    inputs: model.graph.inputs.map(declare),
    outputs: model.graph.outputs.map(declare),
  });
}

/** Replaces initializers by name; names the model does not hold are ignored. */
export function withInitializers(model: Model, values: ReadonlyMap<string, Tensor>): Model {
  const initializers = new Map(
    [...model.graph.initializers].map(([name, t]) => [name, values.get(name) ?? t]),
  );
  return withGraph(model, { initializers });
}

const halfSuffix = ".half";

/** Stores float32 weights of at least `minElements` as float16 behind a Cast: half the file, the same graph. */
export function halveWeights(model: Model, minElements = 64): Model {
  const initializers = new Map<string, Tensor>();
  const casts: Node[] = [];
  for (const [name, tensor] of model.graph.initializers) {
    if (tensor.dtype !== "float32" || tensor.data.length < minElements) {
      initializers.set(name, tensor);
      continue;
    }
    initializers.set(name + halfSuffix, toFloat16(tensor));
    casts.push({
      op: "Cast",
      domain: "",
      name: `${name}.cast`,
      inputs: [name + halfSuffix],
      outputs: [name],
      attributes: { to: 1 },
    });
  }
  return withGraph(model, { initializers, nodes: [...casts, ...model.graph.nodes] });
}

/** Turns every Cast of a float16 weight to float32 into a float32 weight named as the Cast's output. */
export function restoreWeights(model: Model): Model {
  const initializers = new Map(model.graph.initializers);
  const nodes = model.graph.nodes.filter((node) => {
    const source =
      node.op === "Cast" && node.attributes.to === 1 ? initializers.get(node.inputs[0]!) : undefined;
    if (source?.dtype !== "float16") return true;
    initializers.set(node.outputs[0]!, float32(source.dims, toFloat32(source)));
    return false;
  });
  const used = new Set([...nodes.flatMap((n) => n.inputs), ...model.graph.outputs.map((o) => o.name)]);
  for (const name of initializers.keys()) if (!used.has(name)) initializers.delete(name);
  return withGraph(model, { nodes, initializers });
}
