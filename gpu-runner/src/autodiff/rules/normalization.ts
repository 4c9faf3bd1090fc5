import { intAttribute, unsupportedNode } from "../../onnx/index.ts";
import { first, type GradientRule } from "../gradient-graph.ts";

/**
 * LayerNormalization over the last axes, using the Mean and InvStdDev outputs that `prepareForward` asked for:
 * dX = r (h - mean h - x^ mean(h x^)) with h = scale dY, x^ = (x - mean) r.
 */
const layerNormalization: GradientRule = (node, dY, g) => {
  const [x, scale, bias] = node.inputs as [string, string, string | undefined];
  const [, mean, inverse] = node.outputs;
  if (!mean || !inverse)
    throw unsupportedNode(node, "its Mean and InvStdDev outputs are needed for the gradient.");
  const dy = first(node, dY);
  const rank = g.shape(x).length;
  const given = intAttribute(node, "axis", -1);
  const axis = given < 0 ? given + rank : given;
  const axes = Array.from({ length: rank - axis }, (_, i) => axis + i);
  const normalized = g.mul(g.sub(x, mean), inverse);
  const dx = () => {
    const h = g.mul(dy, scale);
    const centred = g.sub(h, g.mean(h, axes));
    return g.mul(inverse, g.sub(centred, g.mul(normalized, g.mean(g.mul(h, normalized), axes))));
  };
  return [
    g.needs(node, 0) ? dx() : undefined,
    g.needs(node, 1) ? g.unbroadcast(g.mul(dy, normalized), g.shape(scale)) : undefined,
    bias && g.needs(node, 2) ? g.unbroadcast(dy, g.shape(bias)) : undefined,
  ];
};

export const normalizationRules: Record<string, GradientRule> = { LayerNormalization: layerNormalization };
