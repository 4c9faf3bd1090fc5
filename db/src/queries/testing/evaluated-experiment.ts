import type { Database } from "../../database.ts";
import { hashJson } from "../../hash-json.ts";
import { saveConcept } from "../concepts.ts";
import { saveEvaluation } from "../evaluations.ts";
import { createExperiment, type Experiment } from "../experiments.ts";
import { acquireExperiment, type Lease } from "../leases.ts";
import type { Run } from "../runs.ts";
import { completeShard } from "../shards.ts";
import type { NewImage, NewScore } from "../stage-rows.ts";
import { completeStage, ensureStage, linkStage, type NewStage, type Stage } from "../stages.ts";

/** Raw scores of an image: [IS, TS] by judge. */
export type ImageScores = Readonly<Record<string, readonly [is: number, ts: number]>>;

/** The images of one checkpoint as a test writes them down: scores by prompt template and sample. */
export interface WrittenEvaluation {
  readonly checkpoint: string;
  readonly suite?: string;
  readonly round?: number;
  readonly step?: number;
  readonly images: readonly { readonly template: string; readonly samples: readonly ImageScores[] }[];
  /** Hash of each judge's encoder; its name by default. */
  readonly judges?: Readonly<Record<string, string>>;
}

/** Stores experiments as a runner would leave them, with figures that a test chose. */
export class WrittenExperiment {
  readonly db: Database;
  readonly experiment: Experiment;
  private readonly lease: Lease;

  private constructor(db: Database, experiment: Experiment, lease: Lease) {
    this.db = db;
    this.experiment = experiment;
    this.lease = lease;
  }

  /** An experiment with a run of each variant for each concept. */
  static async create(
    db: Database,
    {
      name,
      concepts,
      variants,
      seed = 0,
    }: { name: string; concepts: string[]; variants: string[]; seed?: number },
  ): Promise<WrittenExperiment> {
    const runs = [];
    for (const concept of concepts) {
      const content = { className: "dog", kind: "live", contentHash: hashJson(concept), images: [] } as const;
      const { id } = await saveConcept(db, { name: concept, ...content });
      for (const variant of variants)
        runs.push({ conceptId: id, variant, seed, configuration: { selections: [] } });
    }
    const configuration = { concepts, name, seed } as never;
    const made = { name, configuration, configurationHash: hashJson([name, concepts, variants]), runs };
    const experiment = await createExperiment(db, made);
    const lease = await acquireExperiment(db, experiment.id, { runner: "test", leaseSeconds: 600 });
    return new WrittenExperiment(db, experiment, lease);
  }

  /** The run of a variant of the nth concept, in the order of creation. */
  run(variant: string, nth = 0): Run {
    return this.experiment.runs.filter((run) => run.variant === variant)[nth]!;
  }

  /** A stage of one shard with its rows, done and used by a run. */
  async stage(
    use: { readonly run: Run; readonly round?: number },
    stage: Omit<NewStage, "inputHash" | "expected">,
    rows: Partial<Parameters<typeof completeShard>[1]>,
  ): Promise<Stage> {
    const { db, lease } = this;
    const inputHash = hashJson([this.experiment.id, stage]);
    const { id: stageId } = await ensureStage(db, { ...stage, inputHash, expected: 1 });
    await linkStage(db, { runId: use.run.id, round: use.round ?? 0, kind: stage.kind, inputHash });
    await completeShard(db, { stageId, index: 0, lease, resultSha256: inputHash, output: null, ...rows });
    return completeStage(db, { stageId, lease, output: null });
  }

  /** Stores images, scores and the evaluation of a run's checkpoint. */
  async evaluate(run: Run, concept: string, written: WrittenEvaluation): Promise<string> {
    const { checkpoint, suite = "dreambench", round, step, images: prompts, judges = {} } = written;
    const images = prompts.flatMap(({ template, samples }, promptIndex) =>
      samples.map(
        (_, sample): NewImage => ({
          key: `${promptIndex}/${sample}`,
          promptIndex,
          promptText: template.replace("{token} {class}", "sks dog"),
          sample,
          seed: run.seed,
          sha256: hashJson([run.id, checkpoint, suite, promptIndex, sample]),
          width: 64,
          height: 64,
        }),
      ),
    );
    const of = { run: run.id, concept, className: "dog", checkpoint, suite };
    const use = { run, round: round ?? 0 };
    const templates = prompts.map(({ template }) => template);
    const made = await this.stage(
      use,
      { kind: "generate", inputs: { ...of, prompts: templates } },
      { images },
    );
    const all = prompts.flatMap(({ samples }) => samples);
    const scores = [];
    for (const judge of Object.keys(all[0]!)) {
      const inputs = { ...of, judge: { name: judge, hash: judges[judge] ?? judge } };
      const values = all.flatMap((each, i): NewScore[] => {
        const score = { imageKey: images[i]!.key, imageStageId: made.id, judge };
        const [is, ts] = each[judge]!;
        return [
          { ...score, metric: "is", value: is },
          { ...score, metric: "ts", value: ts },
          { ...score, metric: "ts_conditioning", value: ts - 1 },
        ];
      });
      const stage = await this.stage(use, { kind: "score", inputs }, { scores: values });
      scores.push({ judge, hash: stage.inputHash });
    }
    const { variant, seed } = run;
    const bootstrap = { seed, samples: 500 };
    const protocol = {
      concept,
      suite,
      checkpoint,
      variant,
      round,
      step,
      images: made.inputHash,
      scores,
      bootstrap,
    };
    const label = `${checkpoint} (${suite})`;
    return saveEvaluation(this.db, { runId: run.id, stageId: made.id, label, protocol, results: [] });
  }
}
