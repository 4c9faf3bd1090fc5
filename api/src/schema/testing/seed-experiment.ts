import {
  acquireExperiment,
  compactMetrics,
  createConfiguredExperiment,
  type Database,
  type EvaluationResult,
  type Experiment,
  findConcept,
  hashJson,
  type MetricPoint,
  type Run,
  recordMetrics,
  type Stage,
  saveConcept,
  saveEvaluation,
} from "@dreambooth-dpo/db";
import { presetConfiguration } from "@dreambooth-dpo/db/contract";
import { imagesOf, pairsOf, prompts, scoreOf, scoresOf } from "./seeded-rows.ts";
import { StageWriter } from "./write-stage.ts";

/** Steps of the training of the seeded world; more than a block. */
export const steps = 1200;

/** The seeded loss: falls, with a spike at step 700 and no number at step 900. */
export const lossAt = (step: number): number =>
  step === 700 ? 9 : step === 900 ? Number.NaN : 1 / (1 + step / 100);

const points = (): MetricPoint[] =>
  Array.from({ length: steps }, (_, i) => i + 1).flatMap((step) => [
    { metric: "loss", step, value: lossAt(step), time: 1.7e12 + step * 100 },
    { metric: "implicit_accuracy", step, value: 0.5 + (step % 400) / 1000, time: 1.7e12 + step * 100 },
  ]);

/** What is published of a checkpoint: IS and TS over all prompts and of each, and the gain over the baseline. */
function figuresOf(concept: string, gain: number | null): EvaluationResult[] {
  const figure = (metric: string, value: number, n: number): EvaluationResult => ({
    ...{ concept, promptIndex: null, prompt: null, metric, value, lo: null, hi: null, n },
    ...{ method: "mean", seed: null },
  });
  return (["is", "ts"] as const).flatMap((score) => {
    const metric = score === "is" ? "imageSimilarity" : "textSimilarity";
    const means = Array.from({ length: prompts }, (_, i) => scoreOf("clip", score, i) + (gain ?? 0));
    const mean = means.reduce((a, b) => a + b) / prompts;
    const delta = gain === null ? [] : [{ ...figure(`${metric}Delta`, gain, prompts), lo: 0, hi: 2 * gain }];
    const ofPrompts = means.map((value, promptIndex) => ({
      ...figure(metric, value, 3),
      ...{ promptIndex, prompt: `a dog in place ${promptIndex}` },
    }));
    return [figure(metric, mean, prompts), ...delta, ...ofPrompts];
  });
}

/** Writes what a runner leaves of the runs of one concept. */
class ConceptWriter {
  private readonly db: Database;
  private readonly stages: StageWriter;
  private readonly concept: string;

  constructor(db: Database, stages: StageWriter, concept: string) {
    this.db = db;
    this.stages = stages;
    this.concept = concept;
  }

  async write(runs: readonly Run[]): Promise<void> {
    const variants = runs.filter(({ variant }) => variant !== "baseline");
    const { concept } = this;
    const trained = await this.stages.write(
      { runs, round: 0 },
      "personalise",
      { concept },
      this.checkpoints(150),
    );
    await this.measure(trained);
    const made = await this.generate(variants, 1, { purpose: "training" });
    for (const run of runs) {
      if (run.variant !== "baseline") await this.prefer(run, made);
      await this.evaluate(run);
    }
  }

  private checkpoints(step: number) {
    const sha256 = hashJson([this.concept, step]);
    return { checkpoints: [{ role: "weights" as const, step, sha256, bytes: 5_000_000_000 }] };
  }

  private async measure({ id }: Stage): Promise<void> {
    await recordMetrics(this.db, id, points());
    await compactMetrics(this.db, id);
  }

  private async generate(runs: readonly Run[], round: number, of: object): Promise<Stage> {
    const inputs = { concept: this.concept, className: "dog", ...of };
    const images = imagesOf(JSON.stringify(inputs));
    const made = await this.stages.write({ runs, round }, "generate", inputs, { images });
    for (const name of ["clip", "held-out"]) {
      const judge = { name, hash: hashJson(name) };
      const scores = scoresOf(name, made.id, images);
      await this.stages.write({ runs, round }, "score", { images: made.inputHash, judge }, { scores });
    }
    return made;
  }

  private async prefer(run: Run, made: Stage): Promise<void> {
    const { variant } = run;
    const use = { runs: [run], round: 1 };
    const pairs = pairsOf(made.id, imagesOf(""), (index) => index % (variant === "TS" ? 2 : 3) === 0);
    const kept = pairs.filter((pair) => pair.kept).length;
    const output = {
      ...{ candidates: pairs.length, nearDuplicates: 0, kept, keptFraction: kept / pairs.length },
      ...{ meanDeltaTextSimilarity: 0.01, meanDeltaImageSimilarity: 0.02 },
    };
    const inputs = { images: made.inputHash, variant };
    const selected = await this.stages.write(use, "select", inputs, { pairs, output });
    const training = { pairs: selected.inputHash };
    await this.measure(await this.stages.write(use, "train", training, this.checkpoints(steps)));
  }

  private async evaluate(run: Run): Promise<void> {
    const { id: runId, variant } = run;
    const isBaseline = variant === "baseline";
    const made = await this.generate([run], isBaseline ? 0 : 1, { purpose: "evaluation", variant });
    const checkpoint = isBaseline ? "baseline" : `${variant} round 1`;
    const place = isBaseline ? { step: 150 } : { round: 1 };
    await saveEvaluation(this.db, {
      ...{ runId, stageId: made.id, label: `${checkpoint} (dreambench)` },
      protocol: { concept: this.concept, suite: "dreambench", checkpoint, variant, ...place },
      results: figuresOf(this.concept, isBaseline ? null : 0.02),
    });
  }
}

/** Writes a finished experiment about some concepts with the variants TS and IS, one round each. */
export async function seedExperiment(
  db: Database,
  name: string,
  concepts: readonly string[],
): Promise<Experiment> {
  for (const concept of concepts)
    await saveConcept(db, {
      ...{ name: concept, className: "dog", kind: "live", contentHash: hashJson(concept), images: [] },
    });
  const selection = (window: string) => ({ kind: "window", window });
  const configuration = presetConfiguration("demo", {
    ...{ name, concepts },
    variants: ["TS", "IS"].map((variant) => ({ name: variant, selection: selection(variant) })),
  });
  const experiment = await createConfiguredExperiment(db, {
    ...{ configuration, pack: "micro", preset: "demo" },
    concepts: await Promise.all(concepts.map((concept) => findConcept(db, concept))),
  });
  const lease = await acquireExperiment(db, experiment.id, { runner: "test", leaseSeconds: 600 });
  const stages = new StageWriter(db, lease);
  for (const concept of concepts) {
    const { id } = await findConcept(db, concept);
    const runs = experiment.runs.filter(({ conceptId }) => conceptId === id);
    await new ConceptWriter(db, stages, concept).write(runs);
  }
  await lease.release();
  return experiment;
}
