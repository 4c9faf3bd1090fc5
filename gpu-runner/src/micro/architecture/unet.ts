import { float32 } from "../../tensor/index.ts";
import { normalized } from "./clip.ts";
import type { ModuleBuilder } from "./module-builder.ts";

/** Shape of the micro U-Net: two resolutions, attention at both. */
export interface UnetConfig {
  readonly latentChannels: number;
  /** Channels at 8x8 and at 4x4. */
  readonly channels: readonly [number, number];
  readonly heads: readonly [number, number];
  readonly timeFeatures: number;
  readonly seed: number;
}

/** Graph values the U-Net reads; batch is the first dimension of each. */
export interface UnetInputs {
  /** Noisy latents [B, C, 8, 8]. */
  readonly sample: string;
  /** Timestep [B], 0..999 as float. */
  readonly timestep: string;
  /** Token states [B, L, d]. */
  readonly encoderHiddenStates: string;
  /** Pooled text embedding [B, d]; only its direction is used. */
  readonly textEmbeds: string;
}

function timeEmbedding(m: ModuleBuilder, timestep: string, textEmbeds: string, features: number): string {
  const half = 32;
  const frequencies = Float32Array.from({ length: half }, (_, i) => Math.exp((-Math.log(1e4) * i) / half));
  const angles = m.mul(
    m.op("Unsqueeze", [timestep, m.graph.ints([1])]),
    m.graph.constant("const.frequencies", float32([1, half], frequencies)),
  );
  const waves = m.op("Concat", [m.op("Cos", [angles]), m.op("Sin", [angles])], { axis: 1 });
  const time = m.child("time_embedding");
  const t = time.linear("linear_2", m.silu(time.linear("linear_1", waves, features)), features);
  const pooled = m.mul(normalized(m, textEmbeds), m.float(3));
  return m.silu(m.add(t, m.child("add_embedding").linear("linear_1", pooled, features)));
}

function resnet(m: ModuleBuilder, x: string, time: string, channels: number): string {
  const shift = m.op("Unsqueeze", [m.linear("time_emb_proj", time, channels), m.graph.ints([2, 3])]);
  const h = m.add(m.conv("conv1", m.silu(m.groupNorm("norm1", x, 8)), channels, 3), shift);
  const y = m.conv("conv2", m.silu(m.groupNorm("norm2", h, 8)), channels, 3);
  return m.add(m.graph.shape(x)[1] === channels ? x : m.conv("conv_shortcut", x, channels, 1), y);
}

function transformer(m: ModuleBuilder, x: string, context: string, heads: number): string {
  const [, channels, height, width] = m.graph.shape(x) as [number, number, number, number];
  const normal = m.groupNorm("norm", x, 8);
  let h = m.op("Transpose", [m.op("Reshape", [normal, m.graph.ints([0, channels, height * width])])], {
    perm: [0, 2, 1],
  });
  const block = m.child("transformer_blocks.0");
  const self = block.layerNorm("norm1", h);
  h = m.add(h, block.attention("attn1", self, self, heads));
  h = m.add(h, block.attention("attn2", block.layerNorm("norm2", h), context, heads));
  h = m.add(
    h,
    block.linear(
      "ff.net.2",
      m.gelu(block.linear("ff.net.0.proj", block.layerNorm("norm3", h), 2 * channels)),
      channels,
    ),
  );
  const image = m.op("Reshape", [
    m.op("Transpose", [h], { perm: [0, 2, 1] }),
    m.graph.ints([0, channels, height, width]),
  ]);
  return m.add(x, image);
}

/** Noise prediction [B, C, 8, 8] of the conditional U-Net. */
export function predictNoise(m: ModuleBuilder, inputs: UnetInputs, config: UnetConfig): string {
  const [wide, deep] = config.channels;
  const [wideHeads, deepHeads] = config.heads;
  const text = inputs.encoderHiddenStates;
  const time = timeEmbedding(m, inputs.timestep, inputs.textEmbeds, config.timeFeatures);
  const down0 = m.child("down_blocks.0");
  const down1 = m.child("down_blocks.1");
  const middle = m.child("mid_block");
  const up0 = m.child("up_blocks.0");
  const up1 = m.child("up_blocks.1");
  const concat = (a: string, b: string) => m.op("Concat", [a, b], { axis: 1 });

  const x = m.conv("conv_in", inputs.sample, wide, 3);
  const a = transformer(
    down0.child("attentions.0"),
    resnet(down0.child("resnets.0"), x, time, wide),
    text,
    wideHeads,
  );
  const b = resnet(down0.child("resnets.1"), a, time, wide);
  const c = resnet(
    down1.child("resnets.0"),
    down0.conv("downsamplers.0.conv", b, wide, 3, { stride: 2 }),
    time,
    deep,
  );
  const d = transformer(down1.child("attentions.0"), c, text, deepHeads);
  let h = resnet(middle.child("resnets.0"), d, time, deep);
  h = transformer(middle.child("attentions.0"), h, text, deepHeads);
  h = resnet(middle.child("resnets.1"), h, time, deep);
  h = transformer(
    up0.child("attentions.0"),
    resnet(up0.child("resnets.0"), concat(h, d), time, deep),
    text,
    deepHeads,
  );
  h = up0.conv("upsamplers.0.conv", m.upsample(h), wide, 3);
  h = transformer(
    up1.child("attentions.0"),
    resnet(up1.child("resnets.0"), concat(h, b), time, wide),
    text,
    wideHeads,
  );
  h = resnet(up1.child("resnets.1"), concat(h, a), time, wide);
  return m.conv("conv_out", m.silu(m.groupNorm("conv_norm_out", h, 8)), config.latentChannels, 3, {
    zero: true,
  });
}
