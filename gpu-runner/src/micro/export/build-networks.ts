import { GraphBuilder, type Model, withDims, withInitializers } from "../../onnx/index.ts";
import { float32, type Tensor } from "../../tensor/index.ts";
import {
  type ClipConfig,
  clipImage,
  clipText,
  decodeLatents,
  encodeImage,
  latentChannels,
  latentLogVariance,
  ModuleBuilder,
} from "../architecture/index.ts";
import { sceneSize } from "../data/index.ts";
import { autoencoderPaths, towerPaths, unetGraph, unetSettings } from "../training/index.ts";

type Weights = ReadonlyMap<string, Tensor>;

/** Builds a graph at batch 1 and opens its batch; weights come from a training, by name. */
function network(weights: Weights, build: (g: GraphBuilder) => void): Model {
  const g = new GraphBuilder();
  build(g);
  return openBatch(withInitializers(g.build(), weights));
}

function openBatch(model: Model): Model {
  const { inputs, outputs } = model.graph;
  const symbolic = [...inputs, ...outputs].map((v) => [v.name, ["batch", ...v.dims.slice(1)]] as const);
  return withDims(model, Object.fromEntries(symbolic));
}

/** input_ids [B, L] to last_hidden_state [B, L, d] and text_embeds [B, d]. */
export function buildTextEncoder(weights: Weights, config: ClipConfig): Model {
  return network(weights, (g) => {
    const ids = g.input("input_ids", "int64", [1, config.maxLength]);
    const { hiddenStates, textEmbeds } = clipText(
      new ModuleBuilder(g, config.seed, towerPaths.text),
      ids,
      config,
    );
    g.output(hiddenStates, "last_hidden_state");
    g.output(textEmbeds, "text_embeds");
  });
}

/** input_ids [B, L] to text_embeds [B, d]. */
export function buildTextTower(weights: Weights, config: ClipConfig): Model {
  return network(weights, (g) => {
    const ids = g.input("input_ids", "int64", [1, config.maxLength]);
    g.output(
      clipText(new ModuleBuilder(g, config.seed, towerPaths.text), ids, config).textEmbeds,
      "text_embeds",
    );
  });
}

/** pixel_values [B, 3, 64, 64] in [-1, 1] to image_embeds [B, d]. */
export function buildVisionTower(weights: Weights, config: ClipConfig): Model {
  return network(weights, (g) => {
    const pixels = g.input("pixel_values", "float32", [1, 3, sceneSize, sceneSize]);
    g.output(clipImage(new ModuleBuilder(g, config.seed, towerPaths.vision), pixels, config), "image_embeds");
  });
}

/** Mean and standard deviation of every latent channel over scenes. */
export interface LatentStatistics {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

const perChannel = (values: readonly number[]) => float32([1, latentChannels, 1, 1], values);

/** sample [B, 3, 64, 64] in [-1, 1] to latent_parameters [B, 32, 8, 8]: mean and log-variance, channels normalised. */
export function buildVaeEncoder(weights: Weights, statistics: LatentStatistics): Model {
  return network(weights, (g) => {
    const pixels = g.input("sample", "float32", [1, 3, sceneSize, sceneSize]);
    const m = new ModuleBuilder(g, 0, autoencoderPaths.encoder);
    const centred = g.op("Sub", [
      encodeImage(m, pixels),
      g.initializer("latent_mean", perChannel(statistics.mean)),
    ]);
    const scale = g.initializer("latent_scale", perChannel(statistics.deviation.map((d) => 1 / d)));
    const mean = m.mul(centred, scale);
    const logVariance = statistics.deviation.map((d) => latentLogVariance - 2 * Math.log(d));
    const constant = g.initializer("latent_log_variance", perChannel(logVariance));
    g.output(
      g.op("Concat", [mean, m.add(m.mul(mean, m.float(0)), constant)], { axis: 1 }),
      "latent_parameters",
    );
  });
}

/** latent_sample [B, 16, 8, 8], channels normalised, to sample [B, 3, 64, 64] around [-1, 1]. */
export function buildVaeDecoder(weights: Weights, statistics: LatentStatistics): Model {
  return network(weights, (g) => {
    const latents = g.input("latent_sample", "float32", [1, latentChannels, 8, 8]);
    const m = new ModuleBuilder(g, 0, autoencoderPaths.decoder);
    const scaled = m.mul(latents, g.initializer("latent_scale", perChannel(statistics.deviation)));
    const raw = m.add(scaled, g.initializer("latent_mean", perChannel(statistics.mean)));
    g.output(decodeLatents(m, raw), "sample");
  });
}

/** sample, timestep [B], encoder_hidden_states, text_embeds to out_sample. */
export function buildUnet(weights: Weights): Model {
  return openBatch(withInitializers(unetGraph(1, unetSettings.config), weights));
}
