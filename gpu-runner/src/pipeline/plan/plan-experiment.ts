import type { Concept, Configuration, Selection } from "@dreambooth-dpo/db/contract";
import { personalisationAdapter, tuneAdapter } from "./choose-adapter.ts";
import { planStage } from "./plan-stage.ts";
import type {
  GenerateInputs,
  JudgeName,
  PlannedStage,
  StageInputs,
  StageKind,
  TrainingRuntime,
  WeightChain,
} from "./stage-inputs.ts";

/** A concept as a plan needs it. */
export interface PlannedConcept extends Concept {
  readonly contentHash: string;
}

/** Prompts that checkpoints are evaluated on. */
export interface EvaluationSuite {
  readonly name: string;
  readonly imagesPerPrompt: number;
  prompts(kind: Concept["kind"]): readonly string[];
  /** Only the baseline and each run's last round are evaluated on it. */
  readonly finalOnly: boolean;
}

/** What a configuration's names stand for. */
export interface PlanContext {
  readonly pack: string;
  /** The judge that selects pairs first, then the held-out one, if any. */
  readonly judges: readonly { readonly name: JudgeName; readonly hash: string }[];
  readonly runtime: TrainingRuntime;
  readonly concepts: ReadonlyMap<string, PlannedConcept>;
  readonly suites: readonly EvaluationSuite[];
  samplingPrompts(kind: Concept["kind"]): readonly string[];
}

/** One concept under one variant. The selection of every round; none for the baseline. */
export interface PlannedRun {
  readonly id: string;
  readonly concept: string;
  readonly variant: string;
  readonly seed: number;
  readonly selections: readonly Selection[];
  /** The first round that is its own, of a fork; rounds before it are evaluated where they were forked from. */
  readonly firstRound?: number;
}

/** That a run uses a stage in a round (0: before the first). */
export interface StageUse {
  readonly runId: string;
  readonly round: number;
  readonly kind: StageKind;
  readonly hash: string;
}

export interface PlannedScores {
  readonly judge: JudgeName;
  readonly hash: string;
}

/** A checkpoint's images of one suite with their scores. */
export interface PlannedEvaluation {
  readonly runId: string;
  readonly concept: string;
  readonly variant: string;
  /** Unique in the run and suite: "baseline", "baseline step 50", "TS round 1". */
  readonly checkpoint: string;
  readonly step?: number;
  readonly round?: number;
  readonly suite: string;
  readonly images: string;
  readonly scores: readonly PlannedScores[];
}

/** An experiment as a graph of stages, in an order in which every stage follows those it needs. */
export interface Plan {
  readonly stages: readonly PlannedStage[];
  readonly uses: readonly StageUse[];
  readonly evaluations: readonly PlannedEvaluation[];
}

const inOrder = (steps: readonly number[]) => [...new Set(steps)].sort((a, b) => a - b);

/**
 * Plans an experiment's runs. Stages are shared by all that need the same work: every run of a concept shares its
 * personalisation and, in round 1, its images and their scores; a fork shares all rounds before its own.
 */
export function planExperiment(
  configuration: Configuration,
  runs: readonly PlannedRun[],
  context: PlanContext,
): Plan {
  const stages = new Map<string, PlannedStage>();
  const uses: StageUse[] = [];
  const evaluations: PlannedEvaluation[] = [];
  const { pack, runtime, judges } = context;
  const { provider, onnxruntime } = runtime;
  const { startFrom, ...personalisation } = configuration.personalisation;
  const { rounds: _, reference, ...dpo } = configuration.dpo;
  const steps = inOrder([...personalisation.checkpoints, personalisation.steps]);
  const start = startFrom ?? personalisation.steps;

  for (const run of runs) {
    const concept = context.concepts.get(run.concept)!;
    const { seed } = run;
    const subject = { concept: concept.name, className: concept.className, token: configuration.token };
    const use = <K extends StageKind>(round: number, kind: K, inputs: StageInputs[K]): string => {
      const stage = planStage(kind, inputs);
      stages.set(stage.hash, stages.get(stage.hash) ?? stage);
      uses.push({ runId: run.id, round, kind, hash: stage.hash });
      return stage.hash;
    };
    const generate = (
      round: number,
      weights: WeightChain,
      prompts: readonly string[],
      samples: GenerateInputs["samples"],
    ) =>
      use(round, "generate", {
        ...subject,
        pack,
        weights,
        prompts,
        samples,
        generation: configuration.generation,
        seed,
        runtime: { provider, onnxruntime },
      });
    const score = (round: number, images: string, count: number, judge: PlanContext["judges"][number]) =>
      use(round, "score", {
        ...subject,
        images,
        count,
        judge,
        references: concept.contentHash,
        runtime: { provider, onnxruntime },
      });
    const evaluate = (
      round: number,
      weights: WeightChain,
      label: Pick<PlannedEvaluation, "checkpoint" | "step" | "round">,
      final: boolean,
    ) => {
      for (const suite of context.suites) {
        if (suite.finalOnly && !final) continue;
        const prompts = suite.prompts(concept.kind);
        const images = generate(round, weights, prompts, { from: 0, count: suite.imagesPerPrompt });
        const scores = judges.map((judge) => ({
          judge: judge.name,
          hash: score(round, images, prompts.length * suite.imagesPerPrompt, judge),
        }));
        const { id: runId, variant } = run;
        evaluations.push({
          runId,
          concept: run.concept,
          variant,
          ...label,
          suite: suite.name,
          images,
          scores,
        });
      }
    };

    const personalised = use(0, "personalise", {
      ...subject,
      pack,
      references: concept.contentHash,
      settings: { ...personalisation, checkpoints: steps },
      seed,
      runtime,
    });
    const at = (step: number): WeightChain => [
      { stage: personalised, step, adapter: personalisationAdapter(personalisation) },
    ];
    if (run.selections.length === 0) {
      for (const step of configuration.evaluation.frontier ? steps : [start]) {
        const isBaseline = step === start;
        const checkpoint = isBaseline ? "baseline" : `baseline step ${step}`;
        evaluate(0, at(step), { checkpoint, step }, isBaseline);
      }
      continue;
    }
    const { prompts: promptCount, imagesPerPrompt } = configuration.sampling;
    const prompts = context.samplingPrompts(concept.kind).slice(0, promptCount);
    const baseline = at(start);
    let weights = baseline;
    run.selections.forEach((selection, index) => {
      const round = index + 1;
      const samples = { from: index * imagesPerPrompt, count: imagesPerPrompt };
      const images = generate(round, weights, prompts, samples);
      const scores = score(round, images, prompts.length * imagesPerPrompt, judges[0]!);
      const pairs = use(round, "select", { scores, images, concept: run.concept, selection, seed });
      const trained = use(round, "train", {
        ...subject,
        pack,
        pairs,
        images,
        weights,
        reference: reference === "baseline" ? baseline : weights,
        settings: dpo,
        round,
        seed,
        runtime,
      });
      weights = [...weights, { stage: trained, step: "last", adapter: tuneAdapter(dpo) }];
      const last = round === run.selections.length;
      const own = round >= (run.firstRound ?? 1);
      if (last || (own && configuration.evaluation.everyRound))
        evaluate(round, weights, { checkpoint: `${run.variant} round ${round}`, round }, last);
    });
  }
  return { stages: [...stages.values()], uses, evaluations };
}
