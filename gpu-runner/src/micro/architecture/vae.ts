import type { ModuleBuilder } from "./module-builder.ts";

/** Channels of the latents; a 64x64 image becomes 8x8 latents. */
export const latentChannels = 16;

/** Logarithm of the latents' variance: the decoder is trained to stand noise of deviation 0.05. */
export const latentLogVariance = 2 * Math.log(0.05);

function residual(m: ModuleBuilder, x: string): string {
  const channels = m.graph.shape(x)[1]!;
  const h = m.conv("conv1", m.silu(m.groupNorm("norm1", x, 8)), channels, 3);
  return m.add(x, m.conv("conv2", m.silu(m.groupNorm("norm2", h, 8)), channels, 3));
}

/** Image [B, 3, 64, 64] in [-1, 1] to the latents' mean [B, 16, 8, 8]. */
export function encodeImage(m: ModuleBuilder, pixels: string): string {
  let x = m.op("SpaceToDepth", [pixels], { blocksize: 2 });
  x = m.conv("conv_in", x, 32, 3);
  x = m.conv("down.0", m.silu(x), 64, 3, { stride: 2 });
  x = residual(m.child("block.0"), x);
  x = m.conv("down.1", x, 128, 3, { stride: 2 });
  x = residual(m.child("block.1"), x);
  x = residual(m.child("block.2"), x);
  return m.conv("conv_out", m.silu(m.groupNorm("norm_out", x, 8)), latentChannels, 1);
}

/** Latents [B, 16, 8, 8] to an image [B, 3, 64, 64] around [-1, 1] (not clamped). */
export function decodeLatents(m: ModuleBuilder, latents: string): string {
  const up = (name: string, x: string, channels: number) =>
    m.op("DepthToSpace", [m.conv(name, x, channels * 4, 3)], { blocksize: 2 });
  let x = m.conv("conv_in", latents, 128, 3);
  x = residual(m.child("block.0"), x);
  x = residual(m.child("block.1"), x);
  x = residual(m.child("block.2"), up("up.0", x, 64));
  x = residual(m.child("block.3"), up("up.1", x, 48));
  return up("conv_out", m.silu(m.groupNorm("norm_out", x, 8)), 3);
}

/** Mean absolute error plus half the absolute error of horizontal and vertical differences (sharp edges). */
export function reconstructionLoss(m: ModuleBuilder, image: string, target: string): string {
  const error = m.op("Sub", [image, target]);
  const size = m.graph.shape(image)[3]!;
  const mean = (x: string) => m.graph.reduce("ReduceMean", m.op("Abs", [x]), [0, 1, 2, 3], 0);
  const part = (axis: number, from: number, to: number) =>
    m.op("Slice", [error, m.graph.ints([from]), m.graph.ints([to]), m.graph.ints([axis])]);
  const difference = (axis: number) => mean(m.op("Sub", [part(axis, 1, size), part(axis, 0, size - 1)]));
  return m.add(mean(error), m.mul(m.add(difference(2), difference(3)), m.float(0.5)));
}

/** Keeps latents near the unit range: 0.01 mean(relu(|z| - 1)^2). */
export function latentPenalty(m: ModuleBuilder, latents: string): string {
  const excess = m.op("Relu", [m.op("Sub", [m.op("Abs", [latents]), m.float(1)])]);
  return m.mul(m.graph.reduce("ReduceMean", m.mul(excess, excess), [0, 1, 2, 3], 0), m.float(0.01));
}
