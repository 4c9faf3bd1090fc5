import type { Concept, Selection } from "../contract/index.ts";
import type { JudgeName, PlannedStage, StageKind, TrainingRuntime } from "./stage-inputs.ts";

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

/** Collects a plan; equal stages become one. */
export class PlanBuilder {
  private readonly stages = new Map<string, PlannedStage>();
  private readonly uses: StageUse[] = [];
  private readonly evaluations: PlannedEvaluation[] = [];

  /** Adds that a run uses a stage; returns its hash. */
  use(runId: string, round: number, stage: PlannedStage): string {
    const { kind, hash } = stage;
    if (!this.stages.has(hash)) this.stages.set(hash, stage);
    this.uses.push({ runId, round, kind, hash });
    return hash;
  }

  evaluate(evaluation: PlannedEvaluation): void {
    this.evaluations.push(evaluation);
  }

  build(): Plan {
    return { stages: [...this.stages.values()], uses: this.uses, evaluations: this.evaluations };
  }
}
