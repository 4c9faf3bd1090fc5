import { AppError } from "@dreambooth-dpo/db/contract";
import { requireGradients } from "../../autodiff/index.ts";
import { personalisationPrompt, resizeSquare } from "../../datasets/index.ts";
import { buildDenoisingGraph } from "../../diffusion/index.ts";
import { type AdaptedModel, applyAdapter, findWeights } from "../../models/index.ts";
import type { Model } from "../../onnx/index.ts";
import { randomStream, sizeOf, type Tensor } from "../../tensor/index.ts";
import { personalisationAdapter } from "../plan/index.ts";
import { asRgbImage } from "../workbench/index.ts";
import { drawOrder } from "./draw-order.ts";
import { dimsOf, noiseRows } from "./noise-rows.ts";
import { drawLatents, encodePosteriors } from "./posteriors.ts";
import { readReferences } from "./read-images.ts";
import { runTraining } from "./run-training.ts";
import type { ShardWork } from "./stage-context.ts";

/** Rate factors of one-dimensional weights (gains of norms), by trainable; SVDiff's are their spectra's deltas. */
function normFactors(base: Model, adapted: AdaptedModel, factor: number): Map<string, number> {
  const norms = new Set(
    findWeights(base)
      .filter(({ kind }) => kind === "norm")
      .flatMap(({ initializer, path }) => [initializer, `${path}.delta`]),
  );
  return new Map(adapted.trainable.filter((name) => norms.has(name)).map((name) => [name, factor]));
}

export const optimizerOf = (settings: { weightDecay: number; maxGradNorm: number }) => ({
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: settings.weightDecay,
  maxGradNorm: settings.maxGradNorm,
});

/**
 * Fits the U-Net (or an adapter of it) to the concept's reference images by the denoising loss of paper Eq. 3, on the prompt
 * "a photo of a V* class". Reference order, timesteps, noise and posterior draws are keyed by seed, concept and step.
 */
export const personalise: ShardWork<"personalise"> = async (inputs, _, context) => {
  const { db } = context;
  const workbench = context.workbench();
  const { settings, seed, concept, token, className } = inputs;
  const { batchSize } = settings;
  const references = await readReferences(db, concept, inputs.references);
  const size = workbench.pack.imageSize;
  const squares = await Promise.all(references.map((image) => resizeSquare(image, { size })));
  const posteriors = await encodePosteriors(workbench, squares.map(asRgbImage));
  const base = await workbench.unetModel([]);
  const prompt = personalisationPrompt(token, className);
  const order = drawOrder({ seed, purpose: "personalise order", concept }, posteriors.length);
  const latentSize = sizeOf(workbench.pack.latentShape);
  const takesOneTimestep = base.graph.inputs.find((i) => i.name === "timestep")?.dims.length === 0;
  const microBatch = takesOneTimestep ? 1 : (settings.microBatch ?? batchSize);

  const row = (step: number, index: number) => {
    const key = (purpose: string) => ({
      seed,
      purpose: `personalise ${purpose}`,
      concept,
      sample: index,
      step,
    });
    const timesteps = workbench.schedule.trainTimesteps;
    return {
      latents: drawLatents(posteriors[order(step * batchSize + index)]!, key("posterior")),
      noise: randomStream(key("noise")).normal(latentSize),
      timestep: randomStream(key("timestep")).integers(1, timesteps)[0]!,
    };
  };
  const batch = async (step: number): Promise<Record<string, Tensor>[]> => {
    const condition = await workbench.conditions(new Array<string>(microBatch).fill(prompt));
    return Array.from({ length: batchSize / microBatch }, (_, part) => {
      const rows = Array.from({ length: microBatch }, (_, i) => row(step, part * microBatch + i));
      const { feeds, target } = noiseRows(workbench, base.graph.inputs, rows, condition);
      return { ...feeds, target };
    });
  };

  const adapted = applyAdapter(base, personalisationAdapter(settings), {
    seed,
    purpose: "personalise",
    concept,
  });
  if (adapted.trainable.length === 0)
    throw new AppError("UNSUPPORTED", `The U-Net has no weight that ${settings.method} could train.`);
  requireGradients(adapted.model, adapted.trainable);
  const { target: __, ...first } = (await batch(0))[0]!;
  const graph = buildDenoisingGraph(adapted.model, dimsOf(first));
  const { normLearningRate, learningRate } = settings;
  return runTraining(
    {
      program: {
        model: graph.model,
        loss: graph.loss,
        trainable: adapted.trainable,
        optimizer: optimizerOf(settings),
        ...(normLearningRate === undefined
          ? {}
          : { rateFactors: normFactors(base, adapted, normLearningRate / learningRate) }),
      },
      steps: settings.steps,
      schedule: { kind: "constant", rate: learningRate, warmup: settings.warmup },
      keepAt: settings.checkpoints,
      imagesPerStep: batchSize,
      batch,
    },
    context,
  );
};
