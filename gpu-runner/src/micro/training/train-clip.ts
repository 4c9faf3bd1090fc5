import type { Tokenizer } from "../../models/index.ts";
import { GraphBuilder } from "../../onnx/index.ts";
import { float32, type Tensor } from "../../tensor/index.ts";
import {
  type ClipConfig,
  clipImage,
  clipText,
  contrastiveLoss,
  ModuleBuilder,
} from "../architecture/index.ts";
import type { SceneContent } from "../data/index.ts";
import { readPixels } from "./read-pixels.ts";
import { drawBatch, drawCaptions, type SceneSet } from "./scene-set.ts";
import { type clipSettings, sceneSettings } from "./settings.ts";
import { type TrainingOptions, trainNetwork, weightNames } from "./train-network.ts";

/** Module paths of the two towers; the exported towers carry the same weight names. */
export const towerPaths = { text: "text_model", vision: "vision_model" } as const;

function contrastiveGraph(batch: number, config: ClipConfig) {
  const g = new GraphBuilder();
  const pixels = readPixels(g, batch);
  const inputIds = g.input("input_ids", "int64", [batch, config.maxLength]);
  const targets = g.input("targets", "float32", [batch, batch]);
  const m = new ModuleBuilder(g, config.seed);
  const images = clipImage(m.child(towerPaths.vision), pixels, config);
  const { textEmbeds } = clipText(m.child(towerPaths.text), inputIds, config);
  g.output(contrastiveLoss(m, images, textEmbeds, targets), "loss");
  return g.build();
}

/** Row i: the share of every caption that describes image i; scenes that show the same share the target. */
export function matchTargets(contents: readonly SceneContent[]): Tensor {
  const count = contents.length;
  const keys = contents.map((c) => [c.className, c.scenery, c.outfit, c.attribute].join("|"));
  const targets = float32([count, count]);
  const data = targets.data as Float32Array;
  keys.forEach((key, row) => {
    const same = keys.flatMap((other, column) => (other === key ? [column] : []));
    for (const column of same) data[row * count + column] = 1 / same.length;
  });
  return targets;
}

/** Trains a CLIP on scenes and captions worded anew at every use; returns the weights of both towers. */
export function trainClip(
  name: string,
  settings: typeof clipSettings,
  scenes: SceneSet,
  tokenizer: Tokenizer,
  options: TrainingOptions,
): Promise<ReadonlyMap<string, Tensor>> {
  const model = contrastiveGraph(settings.batch, {
    ...settings.config,
    vocabularySize: tokenizer.vocabularySize,
  });
  return trainNetwork(
    {
      name,
      settings,
      origin: JSON.stringify([sceneSettings, tokenizer.vocabularySize]),
      program: { model, loss: "loss", trainable: weightNames(model) },
      batch: (step) => {
        const indices = drawBatch(settings.seed, step, settings.batch, scenes.count);
        const contents = indices.map((i) => scenes.content(i));
        return {
          pixels: scenes.pixels(indices),
          input_ids: tokenizer.encode(drawCaptions(contents, settings.seed, step)),
          targets: matchTargets(contents),
        };
      },
    },
    options,
  );
}
