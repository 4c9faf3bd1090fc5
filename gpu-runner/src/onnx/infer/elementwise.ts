import type { DType } from "../../tensor/index.ts";
import { intAttribute } from "../model.ts";
import { dtypeFromCode } from "../tensor-codec.ts";
import { broadcastDims, type InferRule } from "./context.ts";

const same: InferRule = (c) => [{ dtype: c.input(0).dtype, dims: c.input(0).dims }];

const broadcast: InferRule = (c) => {
  const all = c.node.inputs.map((_, i) => c.input(i));
  return [{ dtype: all[0]!.dtype, dims: broadcastDims(c.node, ...all.map((k) => k.dims)) }];
};

const compare: InferRule = (c) => [
  { dtype: "bool", dims: broadcastDims(c.node, c.input(0).dims, c.input(1).dims) },
];

const asType =
  (dtype: DType): InferRule =>
  (c) => [{ dtype, dims: c.input(0).dims }];

const unary =
  "Abs Neg Sqrt Exp Log Erf Sin Cos Tanh Sigmoid Relu LeakyRelu Elu Softplus HardSigmoid HardSwish Mish Reciprocal Floor Ceil Round Sign Gelu Identity Softmax LogSoftmax Clip BiasGelu QuickGelu FastGelu BitwiseNot Dropout CumSum";
const binary = "Add Sub Mul Div Pow Min Max Sum Mod And Or PRelu";

export const elementwiseRules: Record<string, InferRule> = {
  ...Object.fromEntries(unary.split(" ").map((op) => [op, same])),
  ...Object.fromEntries(binary.split(" ").map((op) => [op, broadcast])),
  ...Object.fromEntries(
    "Equal Less LessOrEqual Greater GreaterOrEqual".split(" ").map((op) => [op, compare]),
  ),
  Not: asType("bool"),
  IsNaN: asType("bool"),
  IsInf: asType("bool"),
  Cast: (c) => [
    { dtype: dtypeFromCode(intAttribute(c.node, "to", 1), `Cast "${c.node.name}"`), dims: c.input(0).dims },
  ],
  CastLike: (c) => [{ dtype: c.input(1).dtype, dims: c.input(0).dims }],
  Where: (c) => [
    {
      dtype: c.input(1).dtype,
      dims: broadcastDims(c.node, c.input(0).dims, c.input(1).dims, c.input(2).dims),
    },
  ],
};
