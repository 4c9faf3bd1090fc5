import type { StageKind } from "./stage-names.ts";
import { stageKinds } from "./stage-names.ts";

/** A run and the stages that it uses. */
export interface StagedRun {
  readonly id: string;
  readonly variant: string;
  readonly concept: { readonly name: string };
  readonly stages: readonly {
    readonly round: number;
    readonly stage: {
      readonly id: string;
      readonly kind: StageKind;
      readonly status: string;
      /** Null until it is done. */
      readonly seconds: number | null;
    };
  }[];
}

/** What a stage made: images, or steps of training. */
export interface StageOutput {
  readonly images: number;
  readonly steps: number;
}

/** A stage, counted once, with the variants whose runs use it. */
export interface CountedStage {
  readonly id: string;
  readonly kind: StageKind;
  readonly status: string;
  readonly seconds: number | null;
  readonly variants: readonly string[];
}

/** Whose time it is: a variant's, or `shared` between several. */
export const shared = "shared";

/** The time of one kind of stage. */
export interface KindCost {
  readonly kind: StageKind;
  readonly stages: number;
  readonly done: number;
  /** How many of them several variants use. */
  readonly sharedStages: number;
  readonly seconds: number;
  /** Of the time of all, 0 to 1. */
  readonly share: number;
  /** Seconds by variant; what several use stands under `shared`. */
  readonly byVariant: ReadonlyMap<string, number>;
  readonly images: number;
  readonly steps: number;
}

/** What an experiment took. */
export interface Runtime {
  readonly kinds: readonly KindCost[];
  readonly seconds: number;
  /** What it would have taken had no run shared a stage. */
  readonly unsharedSeconds: number;
  /** `shared`, then the variants in the order of the runs. */
  readonly columns: readonly string[];
  readonly byColumn: ReadonlyMap<string, number>;
}

/** Every stage once, in the order it is first used. */
export function countedStages(runs: readonly StagedRun[]): CountedStage[] {
  const stages = new Map<string, CountedStage & { variants: string[] }>();
  for (const { variant, stages: used } of runs)
    for (const { stage } of used) {
      const known = stages.get(stage.id) ?? { ...stage, variants: [] };
      if (!known.variants.includes(variant)) known.variants.push(variant);
      stages.set(stage.id, known);
    }
  return [...stages.values()];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function costOf(
  kind: StageKind,
  stages: readonly CountedStage[],
  total: number,
  outputs: ReadonlyMap<string, StageOutput>,
): KindCost {
  const byVariant = new Map<string, number>();
  for (const { variants, seconds } of stages) {
    const column = variants.length > 1 ? shared : variants[0]!;
    byVariant.set(column, (byVariant.get(column) ?? 0) + (seconds ?? 0));
  }
  const seconds = sum(stages.map((stage) => stage.seconds ?? 0));
  return {
    kind,
    stages: stages.length,
    done: stages.filter(({ status }) => status === "DONE").length,
    sharedStages: stages.filter(({ variants }) => variants.length > 1).length,
    seconds,
    share: total > 0 ? seconds / total : 0,
    byVariant,
    images: sum(stages.map(({ id }) => outputs.get(id)?.images ?? 0)),
    steps: sum(stages.map(({ id }) => outputs.get(id)?.steps ?? 0)),
  };
}

/** The time of an experiment by kind of stage and by variant, each stage counted once however many runs use it. */
export function runtimeOf(
  runs: readonly StagedRun[],
  outputs: ReadonlyMap<string, StageOutput> = new Map(),
): Runtime {
  const stages = countedStages(runs);
  const seconds = sum(stages.map((stage) => stage.seconds ?? 0));
  const kinds = stageKinds.flatMap((kind) => {
    const own = stages.filter((stage) => stage.kind === kind);
    return own.length ? [costOf(kind, own, seconds, outputs)] : [];
  });
  const columns = [shared, ...new Set(runs.map(({ variant }) => variant))].filter((column) =>
    kinds.some(({ byVariant }) => byVariant.has(column)),
  );
  return {
    kinds,
    seconds,
    unsharedSeconds: sum(runs.flatMap((run) => run.stages.map(({ stage }) => stage.seconds ?? 0))),
    columns,
    byColumn: new Map(
      columns.map((column) => [column, sum(kinds.map(({ byVariant }) => byVariant.get(column) ?? 0))]),
    ),
  };
}
