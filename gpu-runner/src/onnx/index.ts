export { GraphBuilder } from "./builder.ts";
export { decodeModel, encodeModel } from "./codec.ts";
export { readModel, writeModel } from "./files.ts";
export type { InferContext } from "./infer/context.ts";
export { einsumTerms, windowGeometry } from "./infer/contraction.ts";
export { axesOf, padAmounts, sliceRanges, splitSizes } from "./infer/shaping.ts";
export {
  type Attribute,
  type Attributes,
  floatAttribute,
  type Graph,
  intAttribute,
  intsAttribute,
  type Model,
  type Node,
  stringAttribute,
  tensorAttribute,
  unsupportedNode,
  type ValueInfo,
} from "./model.ts";
export { bindShapes, halveWeights, restoreWeights, withDims, withInitializers } from "./rewrite.ts";
