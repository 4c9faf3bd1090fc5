import { GraphBuilder } from "../../onnx/index.ts";
import { float32, randomStream, type Tensor } from "../../tensor/index.ts";
import {
  decodeLatents,
  encodeImage,
  latentChannels,
  latentPenalty,
  ModuleBuilder,
  reconstructionLoss,
} from "../architecture/index.ts";
import { readPixels } from "./read-pixels.ts";
import { drawBatch, type SceneSet } from "./scene-set.ts";
import { autoencoderSettings, sceneSettings } from "./settings.ts";
import { type TrainingOptions, trainNetwork, weightNames } from "./train-network.ts";

/** Module paths of the two halves; the exported halves carry the same weight names. */
export const autoencoderPaths = { encoder: "encoder", decoder: "decoder" } as const;

function reconstructionGraph(batch: number, seed: number) {
  const g = new GraphBuilder();
  const pixels = readPixels(g, batch);
  const noise = g.input("noise", "float32", [batch, latentChannels, 8, 8]);
  const m = new ModuleBuilder(g, seed);
  const latents = encodeImage(m.child(autoencoderPaths.encoder), pixels);
  const image = decodeLatents(m.child(autoencoderPaths.decoder), m.add(latents, noise));
  g.output(m.add(reconstructionLoss(m, image, pixels), latentPenalty(m, latents)), "loss");
  return g.build();
}

/** Trains the autoencoder on scenes; returns the weights of both halves. */
export function trainAutoencoder(
  scenes: SceneSet,
  options: TrainingOptions,
): Promise<ReadonlyMap<string, Tensor>> {
  const { batch, seed, latentNoise } = autoencoderSettings;
  const model = reconstructionGraph(batch, seed);
  return trainNetwork(
    {
      name: "autoencoder",
      settings: autoencoderSettings,
      origin: JSON.stringify(sceneSettings),
      program: { model, loss: "loss", trainable: weightNames(model) },
      batch: (step) => {
        const noise = randomStream({ seed, purpose: "latent noise", step }).normal(
          batch * latentChannels * 64,
        );
        return {
          pixels: scenes.pixels(drawBatch(seed, step, batch, scenes.count)),
          noise: float32(
            [batch, latentChannels, 8, 8],
            noise.map((v) => v * latentNoise),
          ),
        };
      },
    },
    options,
  );
}
