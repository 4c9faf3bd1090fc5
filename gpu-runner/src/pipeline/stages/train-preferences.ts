import { listImages, listPairs } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { requireGradients } from "../../autodiff/index.ts";
import { buildDpoGraph, dpoMetrics } from "../../diffusion/index.ts";
import { applyAdapter } from "../../models/index.ts";
import { randomStream, sizeOf, type Tensor } from "../../tensor/index.ts";
import { type TrainInputs, tuneAdapter } from "../plan/index.ts";
import { asRgbImage } from "../workbench/index.ts";
import { drawOrder } from "./draw-order.ts";
import { dimsOf, noiseRows } from "./noise-rows.ts";
import { optimizerOf } from "./personalise.ts";
import { drawLatents, encodePosteriors, type Posterior } from "./posteriors.ts";
import { readStoredImage } from "./read-images.ts";
import { runTraining } from "./run-training.ts";
import type { ShardWork, StageContext } from "./stage-context.ts";

interface PreferencePair {
  readonly prompt: string;
  readonly winner: string;
  readonly loser: string;
}

async function readPairs({ pairs, images }: TrainInputs, { db, upstream }: StageContext) {
  const kept = await listPairs(db, { stageId: (await upstream(pairs)).id, kept: true });
  const made = new Map(
    (await listImages(db, { stageId: (await upstream(images)).id })).map((image) => [image.key, image]),
  );
  const list = kept.map(({ winnerKey, loserKey }): PreferencePair => {
    return { prompt: made.get(winnerKey)!.promptText, winner: winnerKey, loser: loserKey };
  });
  return { list, made };
}

/** Posteriors of the latents of every image that is in a pair, by key. */
async function readPosteriors(
  pairs: readonly PreferencePair[],
  made: ReadonlyMap<string, { readonly sha256: string }>,
  { db, signal, ...context }: StageContext,
): Promise<ReadonlyMap<string, Posterior>> {
  const keys = [...new Set(pairs.flatMap((p) => [p.winner, p.loser]))];
  const out = new Map<string, Posterior>();
  const batch = 64;
  for (let at = 0; at < keys.length; at += batch) {
    signal.throwIfAborted();
    const part = keys.slice(at, at + batch);
    const images = await Promise.all(part.map((key) => readStoredImage(db, made.get(key)!.sha256)));
    const posteriors = await encodePosteriors(context.workbench(), images.map(asRgbImage));
    part.forEach((key, i) => {
      out.set(key, posteriors[i]!);
    });
  }
  return out;
}

/**
 * One round of Diffusion-DPO (METHOD section 1) on the round's pairs: both images of a pair share noise and timestep, their
 * posteriors are drawn independently. Runs ceil(epochs * pairs / batch) steps, in a new order every epoch.
 */
export const trainPreferences: ShardWork<"train"> = async (inputs, _, context) => {
  const workbench = context.workbench();
  const { settings, seed, concept, round } = inputs;
  const { batchSize } = settings;
  const { list: pairs, made } = await readPairs(inputs, context);
  const posteriors = await readPosteriors(pairs, made, context);
  const purpose = (what: string) => `dpo round ${round} ${what}`;
  const order = drawOrder({ seed, purpose: purpose("order"), concept }, pairs.length);
  const latentSize = sizeOf(workbench.pack.latentShape);
  const policy = await workbench.unetModel(inputs.weights);
  const takesOneTimestep = policy.graph.inputs.find((i) => i.name === "timestep")?.dims.length === 0;
  const microBatch = takesOneTimestep ? 1 : settings.microBatch;
  const reference = await workbench.unet(inputs.reference);
  const predictionName = reference.outputs[0]!.name;

  const microFeeds = async (step: number, part: number): Promise<Record<string, Tensor>> => {
    const drawn = Array.from({ length: microBatch }, (_, i) => {
      const index = part * microBatch + i;
      const pair = pairs[order(step * batchSize + index)]!;
      const key = (what: string) => ({ seed, purpose: purpose(what), concept, sample: index, step });
      const noise = randomStream(key("noise")).normal(latentSize);
      const timestep = randomStream(key("timestep")).integers(1, workbench.schedule.trainTimesteps)[0]!;
      const row = (image: string, what: string) => ({
        latents: drawLatents(posteriors.get(image)!, key(what)),
        noise,
        timestep,
      });
      return { pair, winner: row(pair.winner, "winner"), loser: row(pair.loser, "loser") };
    });
    const prompts = drawn.map(({ pair }) => pair.prompt);
    const { feeds, target } = noiseRows(
      workbench,
      policy.graph.inputs,
      [...drawn.map((d) => d.winner), ...drawn.map((d) => d.loser)],
      await workbench.conditions([...prompts, ...prompts]),
    );
    const prediction = (await reference.session.run(feeds, [predictionName]))[predictionName]!;
    return { ...feeds, target, reference: prediction };
  };
  const batch = async (step: number) => {
    const parts: Record<string, Tensor>[] = [];
    for (let part = 0; part < batchSize / microBatch; part++) parts.push(await microFeeds(step, part));
    return parts;
  };

  const adapted = applyAdapter(policy, tuneAdapter(settings), { seed, purpose: purpose("adapter"), concept });
  if (adapted.trainable.length === 0)
    throw new AppError("UNSUPPORTED", `The U-Net has no weight that ${settings.tune} tuning could train.`);
  requireGradients(adapted.model, adapted.trainable);
  const { target: __, reference: ___, ...first } = await microFeeds(0, 0);
  const graph = buildDpoGraph(adapted.model, dimsOf(first), { beta: settings.beta });
  return runTraining(
    {
      program: {
        model: graph.model,
        loss: graph.loss,
        trainable: adapted.trainable,
        optimizer: optimizerOf(settings),
        outputs: [...dpoMetrics],
      },
      steps: Math.ceil((settings.epochs * pairs.length) / batchSize),
      schedule: { kind: "constant", rate: settings.learningRate, warmup: settings.warmup },
      keepAt: [],
      imagesPerStep: 2 * batchSize,
      batch,
    },
    context,
  );
};
