import type { Attributes, GraphBuilder } from "../../onnx/index.ts";
import { float32, randomStream, sizeOf } from "../../tensor/index.ts";

type Draw = (count: number) => ArrayLike<number>;

/**
 * Builds neural-network modules on a graph. Weights are named by module path as in PyTorch and drawn from a stream of
 * their own (seed, name), so adding a module never changes another's start.
 */
export class ModuleBuilder {
  readonly graph: GraphBuilder;
  private readonly seed: number;
  private readonly path: string;

  constructor(graph: GraphBuilder, seed: number, path = "") {
    this.graph = graph;
    this.seed = seed;
    this.path = path;
  }

  /** The builder of a child module. */
  child(name: string): ModuleBuilder {
    return new ModuleBuilder(this.graph, this.seed, this.name(name));
  }

  op(type: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.graph.op(type, inputs, attributes);
  }

  add = (a: string, b: string) => this.op("Add", [a, b]);
  mul = (a: string, b: string) => this.op("Mul", [a, b]);
  float = (value: number) => this.graph.float(value);

  /** A weight filled with a constant. */
  filled(name: string, dims: readonly number[], value: number): string {
    return this.weight(name, dims, (n) => new Float32Array(n).fill(value));
  }

  /** A weight drawn from N(0, deviation^2). */
  gaussian(name: string, dims: readonly number[], deviation: number): string {
    const stream = this.stream(name);
    return this.weight(name, dims, (n) => stream.normal(n).map((v) => v * deviation));
  }

  /** A weight drawn from U(-1/sqrt(fanIn), 1/sqrt(fanIn)), PyTorch's default for linear and convolution. */
  uniform(name: string, dims: readonly number[], fanIn: number): string {
    const stream = this.stream(name);
    const bound = 1 / Math.sqrt(fanIn);
    return this.weight(name, dims, (n) => stream.uniform(n).map((u) => (2 * u - 1) * bound));
  }

  /** x W + b over the last axis; W is stored [in, out], as exported MatMul weights are. */
  linear(name: string, x: string, outFeatures: number, options: { bias?: boolean } = {}): string {
    const inFeatures = this.graph.shape(x).at(-1)!;
    const weight = this.uniform(`${name}.weight`, [inFeatures, outFeatures], inFeatures);
    const y = this.named(name, "MatMul", [x, weight]);
    return options.bias === false ? y : this.add(y, this.uniform(`${name}.bias`, [outFeatures], inFeatures));
  }

  /** A square convolution with "same" padding; `zero` starts it at 0. */
  conv(
    name: string,
    x: string,
    outChannels: number,
    kernel: number,
    options: { stride?: number; zero?: boolean } = {},
  ): string {
    const inChannels = this.graph.shape(x)[1]!;
    const dims = [outChannels, inChannels, kernel, kernel];
    const fanIn = inChannels * kernel * kernel;
    const weight = options.zero
      ? this.filled(`${name}.weight`, dims, 0)
      : this.uniform(`${name}.weight`, dims, fanIn);
    const bias = options.zero
      ? this.filled(`${name}.bias`, [outChannels], 0)
      : this.uniform(`${name}.bias`, [outChannels], fanIn);
    const pad = kernel >> 1;
    const stride = options.stride ?? 1;
    return this.named(name, "Conv", [x, weight, bias], {
      kernel_shape: [kernel, kernel],
      pads: [pad, pad, pad, pad],
      strides: [stride, stride],
    });
  }

  /** Group normalisation with scale and bias per channel, in the form exporters write it. */
  groupNorm(name: string, x: string, groups: number): string {
    const [, channels, height, width] = this.graph.shape(x) as [number, number, number, number];
    const length = (channels / groups) * height * width;
    const ones = this.graph.constant(
      `const.ones.${length}`,
      float32([length], new Float32Array(length).fill(1)),
    );
    const grouped = this.op("Reshape", [x, this.graph.ints([0, groups, length])]);
    const normal = this.op("LayerNormalization", [grouped, ones], { axis: -1, epsilon: { float: 1e-5 } });
    const restored = this.op("Reshape", [normal, this.graph.ints([0, channels, height, width])]);
    return this.add(
      this.mul(restored, this.filled(`${name}.weight`, [channels, 1, 1], 1)),
      this.filled(`${name}.bias`, [channels, 1, 1], 0),
    );
  }

  layerNorm(name: string, x: string): string {
    const size = this.graph.shape(x).at(-1)!;
    const scale = this.filled(`${name}.weight`, [size], 1);
    const bias = this.filled(`${name}.bias`, [size], 0);
    return this.op("LayerNormalization", [x, scale, bias], { axis: -1, epsilon: { float: 1e-5 } });
  }

  silu = (x: string) => this.mul(x, this.op("Sigmoid", [x]));

  /** x/2 (1 + erf(x / sqrt 2)). */
  gelu(x: string): string {
    const cumulative = this.add(this.op("Erf", [this.mul(x, this.float(Math.SQRT1_2))]), this.float(1));
    return this.mul(this.mul(x, cumulative), this.float(0.5));
  }

  /** Multi-head attention of `query` [B, n, d] over `context` [B, m, c]; both keep their batch symbolic. */
  attention(name: string, query: string, context: string, heads: number): string {
    const child = this.child(name);
    const features = this.graph.shape(query).at(-1)!;
    const width = features / heads;
    const split = (x: string, perm: number[]) =>
      this.op("Transpose", [this.op("Reshape", [x, this.graph.ints([0, 0, heads, width])])], { perm });
    const q = split(child.linear("to_q", query, features, { bias: false }), [0, 2, 1, 3]);
    const k = split(child.linear("to_k", context, features, { bias: false }), [0, 2, 3, 1]);
    const v = split(child.linear("to_v", context, features, { bias: false }), [0, 2, 1, 3]);
    const scores = this.mul(this.op("MatMul", [q, k]), this.float(1 / Math.sqrt(width)));
    const mixed = this.op("MatMul", [this.op("Softmax", [scores], { axis: -1 }), v]);
    const joined = this.op("Reshape", [
      this.op("Transpose", [mixed], { perm: [0, 2, 1, 3] }),
      this.graph.ints([0, 0, features]),
    ]);
    return child.child("to_out").linear("0", joined, features);
  }

  /** Nearest-neighbour upsampling by two. */
  upsample(x: string): string {
    const scales = this.graph.constant("const.scales.2", float32([4], [1, 1, 2, 2]));
    return this.op("Resize", [x, "", scales], {
      mode: "nearest",
      coordinate_transformation_mode: "asymmetric",
      nearest_mode: "floor",
    });
  }

  private weight(name: string, dims: readonly number[], draw: Draw): string {
    return this.graph.initializer(this.name(name), float32(dims, Float32Array.from(draw(sizeOf(dims)))));
  }

  private named(name: string, op: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const output = `/${this.name(name).replaceAll(".", "/")}/${op}`;
    this.graph.append({ op, domain: "", name: output, inputs, outputs: [`${output}_output_0`], attributes });
    return `${output}_output_0`;
  }

  private name(name: string): string {
    return this.path ? `${this.path}.${name}` : name;
  }

  private stream(name: string) {
    return randomStream({ seed: this.seed, purpose: `initial weight ${this.name(name)}` });
  }
}
