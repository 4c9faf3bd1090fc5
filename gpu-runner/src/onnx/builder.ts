import { AppError } from "@dreambooth-dpo/db/contract";
import { type DType, float32, int64, type Tensor } from "../tensor/index.ts";
import { type InferContext, inferContext } from "./infer/context.ts";
import { inferNode, type Known } from "./infer/index.ts";
import { type Attributes, type Model, type Node, standardOpset, type ValueInfo } from "./model.ts";

const contribOperators = new Set([
  "FusedMatMul",
  "QuickGelu",
  "FastGelu",
  "BiasGelu",
  "SimplifiedLayerNormalization",
]);

/** Operator set of graphs made here: the first with LayerNormalization whose reductions take axes as inputs is 18. */
const defaultOpset = 18;

/**
 * Builds an ONNX graph node by node. Shapes and types are inferred as nodes are added, so `shape` and `dtype` are
 * always known; arithmetic on constants that are no weights is folded at once.
 */
export class GraphBuilder {
  readonly opset: number;
  private readonly opsets: Map<string, number>;
  private readonly metadata: ReadonlyMap<string, string>;
  private readonly irVersion: number;
  private readonly nodes: Node[] = [];
  private readonly initializers = new Map<string, Tensor>();
  private readonly parameters = new Set<string>();
  private readonly inputs: ValueInfo[] = [];
  private readonly outputs: string[] = [];
  private readonly renamed = new Map<string, string>();
  private readonly known = new Map<string, Known>();
  private counter = 0;

  constructor(options: { opset?: number; base?: Model } = {}) {
    this.opsets = new Map(options.base?.opsets ?? [["", options.opset ?? defaultOpset]]);
    this.opset = standardOpset({ opsets: this.opsets });
    this.metadata = options.base?.metadata ?? new Map();
    this.irVersion = options.base?.irVersion ?? 8;
  }

  /** A builder that already holds a model, ready to be appended to. Inputs take the given or their own concrete dims. */
  static from(model: Model, inputDims: Readonly<Record<string, readonly number[]>> = {}): GraphBuilder {
    const builder = new GraphBuilder({ base: model });
    for (const { name, dtype, dims } of model.graph.inputs) {
      const concrete = inputDims[name] ?? dims;
      if (concrete.some((d) => typeof d !== "number"))
        throw AppError.badInput(
          `dims of model input "${name}"`,
          concrete,
          "concrete numbers for every dimension",
        );
      builder.input(name, dtype, concrete as readonly number[]);
    }
    for (const [name, tensor] of model.graph.initializers) builder.initializer(name, tensor);
    for (const node of model.graph.nodes) builder.append(node);
    for (const { name } of model.graph.outputs) builder.outputs.push(name);
    return builder;
  }

  /** Declares a graph input with concrete dimensions. */
  input(name: string, dtype: DType, dims: readonly number[]): string {
    this.claim(name, { dtype, dims });
    this.inputs.push({ name, dtype, dims });
    return name;
  }

  /** Adds a weight. Floating-point weights are never folded, so they can be trained. */
  initializer(name: string, tensor: Tensor): string {
    this.claim(name, { dtype: tensor.dtype, dims: tensor.dims, value: tensor });
    this.initializers.set(name, tensor);
    if (tensor.dtype.startsWith("float")) this.parameters.add(name);
    return name;
  }

  /** A constant tensor that is no weight; `name` is a hint and equal names are the same constant. */
  constant(name: string, tensor: Tensor): string {
    if (!this.known.has(name)) {
      this.claim(name, { dtype: tensor.dtype, dims: tensor.dims, value: tensor });
      this.initializers.set(name, tensor);
    }
    return name;
  }

  /** A float32 scalar constant. */
  float(value: number): string {
    return this.constant(`const.float.${value}`, float32([], [value]));
  }

  /** An int64 vector constant. */
  ints(values: readonly number[]): string {
    return this.constant(`const.ints.${values.join("_")}`, int64([values.length], values));
  }

  /** Adds a node with one output and returns the output's name. */
  op(type: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.ops(type, inputs, 1, attributes)[0]!;
  }

  /** Adds a node with several outputs. */
  ops(type: string, inputs: readonly string[], outputCount: number, attributes: Attributes = {}): string[] {
    const outputs = Array.from({ length: outputCount }, () => this.fresh(type));
    this.append({
      op: type,
      domain: contribOperators.has(type) ? "com.microsoft" : "",
      name: outputs[0]!,
      inputs,
      outputs,
      attributes,
    });
    return outputs;
  }

  /** Adds a node as it is; its outputs must be new names. */
  append(node: Node): void {
    const inferred = inferNode(
      node,
      this.opset,
      (name) => this.known.get(name),
      (name) => this.parameters.has(name),
    );
    const folded = inferred.every((k) => k.value !== undefined);
    node.outputs.forEach((name, i) => {
      if (!name) return;
      this.claim(name, inferred[i]!);
      if (folded) this.initializers.set(name, inferred[i]!.value!);
    });
    if (folded) return;
    if (node.domain && !this.opsets.has(node.domain)) this.opsets.set(node.domain, 1);
    this.nodes.push(node);
  }

  /** Reduces over `axes`, which travel as attribute or input as the operator set wants. */
  reduce(
    type: "ReduceSum" | "ReduceMean" | "ReduceMax" | "ReduceSumSquare",
    x: string,
    axes: readonly number[],
    keepdims = 1,
  ): string {
    const asInput = type === "ReduceSum" ? this.opset >= 13 : this.opset >= 18;
    return asInput
      ? this.op(type, [x, this.ints(axes)], { keepdims })
      : this.op(type, [x], { axes, keepdims });
  }

  /** Reshape to constant dims (0 copies, -1 is inferred); a no-op returns its input. */
  reshape(x: string, dims: readonly number[]): string {
    return this.shape(x).join() === dims.join() && dims.length === this.shape(x).length
      ? x
      : this.op("Reshape", [x, this.ints(dims)]);
  }

  shape(name: string): readonly number[] {
    return this.lookUp(name).dims;
  }

  dtype(name: string): DType {
    return this.lookUp(name).dtype;
  }

  /** The nodes added so far, in order. */
  get nodeList(): readonly Node[] {
    return this.nodes;
  }

  /** How a node's inputs look to shape and gradient rules. */
  contextOf(node: Node): InferContext {
    return inferContext(node, this.opset, (name) => this.known.get(name));
  }

  /** The tensor of a weight or constant, or undefined for other values. */
  initializerOf(name: string): Tensor | undefined {
    return this.initializers.get(name);
  }

  /** Makes a value a graph output under the given name. */
  output(value: string, name: string): void {
    const produced = this.nodes.some((n) => n.outputs.includes(value));
    if (value !== name) {
      if (this.known.has(name))
        throw AppError.badInput("graph output name", name, "a name not yet used in the graph");
      this.known.set(name, this.lookUp(value));
      if (produced && !this.renamed.has(value) && !this.outputs.includes(value))
        this.renamed.set(value, name);
      else
        this.nodes.push({
          op: "Identity",
          domain: "",
          name,
          inputs: [value],
          outputs: [name],
          attributes: {},
        });
    }
    this.outputs.push(name);
  }

  /** Drops all outputs declared so far (for graphs that are continued into another purpose). */
  clearOutputs(): void {
    this.outputs.length = 0;
  }

  /** Turns a weight into a graph input of the same name, type and dims. */
  promote(name: string): void {
    const tensor = this.initializers.get(name);
    if (!tensor) throw AppError.badInput("trainable", name, "the name of an initializer of the model");
    this.initializers.delete(name);
    this.known.set(name, { dtype: tensor.dtype, dims: tensor.dims });
    this.inputs.push({ name, dtype: tensor.dtype, dims: tensor.dims });
  }

  /** The finished model, without nodes and constants that no output needs. */
  build(): Model {
    const rename = (name: string) => this.renamed.get(name) ?? name;
    const needed = new Set(this.outputs);
    const nodes: Node[] = [];
    for (const node of this.nodes.toReversed()) {
      const outputs = node.outputs.map(rename);
      if (!outputs.some((o) => o && needed.has(o))) continue;
      const inputs = node.inputs.map(rename);
      for (const input of inputs) needed.add(input);
      nodes.push({ ...node, inputs, outputs });
    }
    return {
      irVersion: this.irVersion,
      opsets: this.opsets,
      metadata: this.metadata,
      graph: {
        name: "graph",
        nodes: nodes.reverse(),
        initializers: new Map([...this.initializers].filter(([name]) => needed.has(name))),
        inputs: this.inputs,
        outputs: this.outputs.map((name) => ({ name, dtype: this.dtype(name), dims: this.shape(name) })),
      },
    };
  }

  private fresh(type: string): string {
    let name: string;
    do name = `${type}_${this.counter++}`;
    while (this.known.has(name));
    return name;
  }

  private claim(name: string, known: Known): void {
    if (this.known.has(name))
      throw AppError.badInput("graph value name", name, "a name not yet used in the graph");
    this.known.set(name, known);
  }

  private lookUp(name: string): Known {
    const known = this.known.get(name);
    if (!known) throw AppError.badInput("graph value", name, "a value that the graph holds");
    return known;
  }
}
