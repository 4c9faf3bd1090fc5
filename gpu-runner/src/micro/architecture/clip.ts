import type { ModuleBuilder } from "./module-builder.ts";

/** Shape of a CLIP of the micro pack: text tower (transformer), image tower (convolutions), joint space of `dim`. */
export interface ClipConfig {
  readonly vocabularySize: number;
  readonly maxLength: number;
  readonly dim: number;
  readonly heads: number;
  readonly layers: number;
  /** Channels of the image tower's first stage; later stages double it. */
  readonly imageWidth: number;
  readonly seed: number;
}

/** Text tower: input_ids int64 [B, L] (0 = padding) to token states [B, L, dim] and a pooled embedding [B, dim]. */
export function clipText(
  m: ModuleBuilder,
  inputIds: string,
  config: ClipConfig,
): { hiddenStates: string; textEmbeds: string } {
  const { graph } = m;
  const { dim } = config;
  const table = m.gaussian("embeddings.token_embedding.weight", [config.vocabularySize, dim], 0.5);
  const positions = m.gaussian("embeddings.position_embedding.weight", [config.maxLength, dim], 0.02);
  let x = m.add(m.op("Gather", [table, inputIds]), positions);
  for (let i = 0; i < config.layers; i++) {
    const layer = m.child(`encoder.layers.${i}`);
    const normal = layer.layerNorm("layer_norm1", x);
    x = m.add(x, layer.attention("self_attn", normal, normal, config.heads));
    const inner = layer.gelu(layer.linear("mlp.fc1", layer.layerNorm("layer_norm2", x), 4 * dim));
    x = m.add(x, layer.linear("mlp.fc2", inner, dim));
  }
  const hiddenStates = m.layerNorm("final_layer_norm", x);
  const present = m.op("Cast", [m.op("Greater", [inputIds, graph.ints([0])])], { to: 1 });
  const mask = m.op("Unsqueeze", [present, graph.ints([2])]);
  const total = graph.reduce("ReduceSum", m.mul(hiddenStates, mask), [1], 0);
  const count = m.op("Max", [graph.reduce("ReduceSum", mask, [1], 0), m.float(1)]);
  return {
    hiddenStates,
    textEmbeds: m.linear("text_projection", m.op("Div", [total, count]), dim, { bias: false }),
  };
}

/** Image tower: pixel_values [B, 3, 64, 64] in [-1, 1] to an embedding [B, dim]. */
export function clipImage(m: ModuleBuilder, pixels: string, config: ClipConfig): string {
  const w = config.imageWidth;
  const stages: [channels: number, stride: number][] = [
    [w, 2],
    [w, 1],
    [2 * w, 2],
    [2 * w, 1],
    [4 * w, 2],
    [4 * w, 1],
    [4 * w, 2],
  ];
  let x = pixels;
  stages.forEach(([channels, stride], i) => {
    const stage = m.child(`stages.${i}`);
    x = m.silu(stage.groupNorm("norm", stage.conv("conv", x, channels, 3, { stride }), 8));
  });
  return m.linear("visual_projection", m.op("Flatten", [x]), config.dim, { bias: false });
}

/** x / |x| over the last axis. */
export function normalized(m: ModuleBuilder, x: string): string {
  const square = m.graph.reduce("ReduceSum", m.mul(x, x), [-1]);
  return m.op("Div", [x, m.op("Sqrt", [m.add(square, m.float(1e-12))])]);
}

/**
 * Symmetric contrastive loss of a batch. `targets` [B, B] holds, per row, the share of every caption that matches the
 * image (equal captions share the target).
 */
export function contrastiveLoss(m: ModuleBuilder, images: string, texts: string, targets: string): string {
  const scale = m.op("Exp", [m.op("Min", [m.filled("logit_scale", [], 2.65), m.float(4.6)])]);
  const cosines = m.op("MatMul", [
    normalized(m, images),
    m.op("Transpose", [normalized(m, texts)], { perm: [1, 0] }),
  ]);
  const logits = m.mul(cosines, scale);
  const oneWay = (axis: number) => {
    const picked = m.mul(m.op("LogSoftmax", [logits], { axis }), targets);
    return m.graph.reduce("ReduceMean", m.graph.reduce("ReduceSum", picked, [axis], 0), [0], 0);
  };
  return m.mul(m.add(oneWay(1), oneWay(0)), m.float(-0.5));
}
