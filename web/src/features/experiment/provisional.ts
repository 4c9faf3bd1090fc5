import type { PlaneEstimate, PlanePoint } from "../../charts/plane-points.ts";
import type { StagedRun } from "./runtime.ts";
import type { StageScoresQuery } from "./stage-scores.graphql.ts";

/** Which checkpoints of the personalisation are evaluated, as a configuration says. */
export interface Personalisation {
  readonly steps: readonly number[];
  /** Where preference training starts from: the baseline. */
  readonly start: number;
}

/** A stage that makes the images a checkpoint is measured on. */
export interface EvaluationStage {
  readonly stageId: string;
  readonly runId: string;
  readonly variant: string;
  readonly concept: string;
  readonly round: number;
  /** Of a baseline: step of the personalisation. */
  readonly step: number | null;
}

/** Reads the personalisation of a configuration; undefined where it has none, as imported images. */
export function personalisationOf(configuration: unknown): Personalisation | undefined {
  const { personalisation, evaluation } = (configuration ?? {}) as {
    readonly personalisation?: {
      readonly steps: number;
      readonly checkpoints?: readonly number[];
      readonly startFrom?: number;
    };
    readonly evaluation?: { readonly frontier?: boolean };
  };
  if (!personalisation) return undefined;
  const start = personalisation.startFrom ?? personalisation.steps;
  const all = [...new Set([...(personalisation.checkpoints ?? []), personalisation.steps])].sort(
    (a, b) => a - b,
  );
  return { steps: evaluation?.frontier === false ? [start] : all, start };
}

/**
 * The stages whose images are evaluated, in the order of the plan: of a baseline one for each checkpoint of the personalisation,
 * by step; of a variant the one after the training of each round. Images on further prompt sets are passed over.
 */
export function evaluationStages(runs: readonly StagedRun[], { steps }: Personalisation): EvaluationStage[] {
  return runs.flatMap((run) => {
    const of = { runId: run.id, variant: run.variant, concept: run.concept.name };
    if (run.variant === "baseline") {
      const generated = run.stages.filter(({ round, stage }) => round === 0 && stage.kind === "GENERATE");
      return generated
        .slice(0, steps.length)
        .map(({ stage }, i) => ({ ...of, stageId: stage.id, round: 0, step: steps[i] ?? null }));
    }
    return [...Map.groupBy(run.stages, ({ round }) => round)].flatMap(([round, own]) => {
      const trained = own.findIndex(({ stage }) => stage.kind === "TRAIN");
      const found =
        trained < 0 ? undefined : own.slice(trained).find(({ stage }) => stage.kind === "GENERATE");
      return found ? [{ ...of, stageId: found.stage.id, round, step: null }] : [];
    });
  });
}

type Score = readonly [is: number, ts: number];
type Scores = ReadonlyMap<number, Score>;

/** The scores of each stage by prompt; images that are not scored yet are passed over. */
export function scoresByStage({ nodes }: StageScoresQuery): ReadonlyMap<string, Scores> {
  return new Map(
    nodes.flatMap((node) => {
      if (!node || !("images" in node)) return [];
      const scored = node.images.nodes.flatMap(({ promptIndex, imageSimilarity: is, textSimilarity: ts }) =>
        is === null || ts === null ? [] : [[promptIndex, [is, ts] as Score] as const],
      );
      return scored.length ? [[node.id, new Map(scored)] as const] : [];
    }),
  );
}

/** Mean, standard deviation and normal 95 % interval of the mean; the latter two null for fewer than two values. */
function estimate(values: readonly number[]): PlaneEstimate {
  const n = values.length;
  const value = values.reduce((sum, each) => sum + each, 0) / n;
  if (n < 2) return { value, sigma: null, lo: null, hi: null };
  const sigma = Math.sqrt(values.reduce((sum, each) => sum + (each - value) ** 2, 0) / (n - 1));
  const half = (1.96 * sigma) / Math.sqrt(n);
  return { value, sigma, lo: value - half, hi: value + half };
}

/** What can be said of one concept before anything is published. */
export interface Provisional {
  readonly concept: string;
  readonly prompts: number;
  /** Differences to the baseline, paired over the prompts that both have by now; the baseline at the origin. */
  readonly points: readonly PlanePoint[];
}

const isStart = ({ variant, step }: EvaluationStage, start: number) =>
  variant === "baseline" && step === start;

/**
 * Provisional differences of the concept that is furthest: of the first image of each prompt, by the selecting judge. Undefined
 * before its baseline is scored.
 */
export function provisionalOf(
  stages: readonly EvaluationStage[],
  scores: ReadonlyMap<string, Scores>,
  { start }: Personalisation,
): Provisional | undefined {
  const scored = stages.filter(({ stageId }) => scores.has(stageId));
  const [furthest] = [...Map.groupBy(scored, ({ concept }) => concept)]
    .filter(([, own]) => own.some((stage) => isStart(stage, start)))
    .sort(([, a], [, b]) => b.length - a.length);
  if (!furthest) return undefined;
  const [concept, own] = furthest;
  const baseline = scores.get(own.find((stage) => isStart(stage, start))!.stageId)!;
  const points = own.map((stage): PlanePoint => {
    const { runId, variant, round, step, stageId } = stage;
    const pairs = [...scores.get(stageId)!].flatMap(([prompt, score]) => {
      const base = baseline.get(prompt);
      return base ? [[score[0] - base[0], score[1] - base[1]] as const] : [];
    });
    const of = {
      id: stageId,
      variant,
      round: round || null,
      step,
      href: `/runs/${runId.slice(runId.indexOf(":") + 1)}`,
    };
    if (isStart(stage, start)) return { ...of, is: { value: 0 }, ts: { value: 0 } };
    return { ...of, is: estimate(pairs.map(([is]) => is)), ts: estimate(pairs.map(([, ts]) => ts)) };
  });
  return { concept, prompts: baseline.size, points };
}
