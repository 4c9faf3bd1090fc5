import { floatAttribute, GraphBuilder, intAttribute, type Model, type Node } from "../onnx/index.ts";
import { float32, toFloat32 } from "../tensor/index.ts";

/** Replays the forward graph in the form the gradient rules want for these trainables, values keeping their names. */
export function prepareForward(model: Model, trainables: readonly string[]): GraphBuilder {
  const { nodes, inputs, initializers } = model.graph;
  const bare = GraphBuilder.from({
    ...model,
    graph: { ...model.graph, nodes: [], outputs: [], inputs, initializers },
  });
  for (const node of nodes) {
    if (node.op === "InstanceNormalization")
      appendGroupNorm(bare, node, bare.shape(node.inputs[0]!)[1]!, trainables);
    else if (node.op === "GroupNormalization")
      appendGroupNorm(bare, node, intAttribute(node, "num_groups", 1), trainables);
    else if (node.op === "LayerNormalization") bare.append(withStatistics(node));
    else bare.append(node);
  }
  return bare;
}

/** Asks a LayerNormalization for its Mean and InvStdDev outputs, which its gradient reuses. */
function withStatistics(node: Node): Node {
  const [y] = node.outputs;
  return {
    ...node,
    outputs: [y!, node.outputs[1] || `${y}.mean`, node.outputs[2] || `${y}.inverse_deviation`],
  };
}

/** Whether a parameter holds `value` throughout and will keep it. */
function isFixedAt(graph: GraphBuilder, name: string, value: number, trainables: readonly string[]): boolean {
  const tensor = trainables.includes(name) ? undefined : graph.initializerOf(name);
  return tensor !== undefined && toFloat32(tensor).every((v) => v === value);
}

/**
 * Group normalisation (instance normalisation is one channel per group) as a LayerNormalization over each group's
 * values, then scale and bias per channel (or per group, as GroupNormalization-18 has it), then the old output name.
 */
function appendGroupNorm(
  graph: GraphBuilder,
  node: Node,
  groups: number,
  trainables: readonly string[],
): void {
  const [x, scale, bias] = node.inputs as [string, string, string];
  const dims = graph.shape(x);
  const [batch, channels, ...spatial] = dims as [number, number, ...number[]];
  const length = dims.slice(1).reduce((p, d) => p * d, 1) / groups;
  const ones = graph.constant(`const.ones.${length}`, float32([length], new Float32Array(length).fill(1)));
  const grouped = graph.reshape(x, [batch, groups, length]);
  const [y] = graph.ops("LayerNormalization", [grouped, ones], 3, {
    axis: -1,
    epsilon: { float: floatAttribute(node, "epsilon", 1e-5) },
  });
  const perChannel = (parameter: string) => {
    const size = graph.shape(parameter)[0]!;
    const repeated =
      size === channels
        ? parameter
        : graph.reshape(
            graph.op("Expand", [graph.reshape(parameter, [size, 1]), graph.ints([size, channels / size])]),
            [channels],
          );
    return graph.reshape(repeated, [channels, ...spatial.map(() => 1)]);
  };
  let value = graph.reshape(y!, dims);
  if (!isFixedAt(graph, scale, 1, trainables)) value = graph.op("Mul", [value, perChannel(scale)]);
  if (!isFixedAt(graph, bias, 0, trainables)) value = graph.op("Add", [value, perChannel(bias)]);
  graph.append({
    op: "Identity",
    domain: "",
    name: node.name,
    inputs: [value],
    outputs: [node.outputs[0]!],
    attributes: {},
  });
}
