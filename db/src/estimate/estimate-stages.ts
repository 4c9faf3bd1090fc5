import type { Selection } from "../contract/index.ts";
import type { Plan, PlannedStage } from "../plan/index.ts";
import type { Estimate } from "../statistics/index.ts";
import type { DoneStage } from "./done-stages.ts";
import { setOfPlaceholder } from "./estimate-context.ts";
import { type IdentifiedInputs, StageIdentities } from "./identify-stages.ts";
import { type MeasuredKind, measuredKinds, type Rate } from "./stage-rates.ts";

/** The stages of one kind that an experiment needs. */
export interface StageEstimate {
  readonly kind: MeasuredKind;
  /** Stages in all, and how many of them are done already. */
  readonly stages: number;
  readonly stagesDone: number;
  /** What is counted, and how many in all and still to do. */
  readonly unit: "images" | "steps" | "pairs";
  readonly units: number;
  readonly unitsLeft: number;
  /** Minutes of what is left; null where such a stage was never measured. */
  readonly minutes: Estimate | null;
  /** How many finished stages that is measured on. */
  readonly measured: number;
}

const unitOf: Readonly<Record<MeasuredKind, StageEstimate["unit"]>> = {
  personalise: "steps",
  generate: "images",
  score: "images",
  select: "pairs",
  train: "steps",
};

/** A stage of a plan with what it takes. */
interface CountedStage {
  readonly kind: MeasuredKind;
  readonly done: boolean;
  readonly units: number;
  /** What its time goes with: units times what each takes. */
  readonly work: number;
}

/** The identity of a planned stage, whose prompts are placeholders. */
function identify(identities: StageIdentities, stage: PlannedStage): string {
  if (stage.kind !== "generate")
    return identities.add(stage.hash, JSON.parse(JSON.stringify(stage)) as IdentifiedInputs)!;
  const { prompts, ...inputs } = JSON.parse(JSON.stringify(stage.inputs)) as typeof stage.inputs;
  const set = setOfPlaceholder(prompts[0] ?? "");
  return identities.add(stage.hash, { kind: "generate", inputs, prompts: { set, count: prompts.length } })!;
}

/** Counts the work of a plan's stages in their order; which of them are done already is looked up by identity. */
export function countStages(
  plan: Plan,
  done: ReadonlyMap<string, DoneStage>,
  keptFraction: (selection: Selection) => number,
): CountedStage[] {
  const identities = new StageIdentities();
  const imagesPerPrompt = new Map<string, { readonly prompts: number; readonly samples: number }>();
  const kept = new Map<string, number>();
  return plan.stages.flatMap((stage): CountedStage[] => {
    const found = done.get(identify(identities, stage));
    const counted = (kind: MeasuredKind, units: number, each = 1): CountedStage[] => [
      { kind, done: found !== undefined, units, work: units * each },
    ];
    switch (stage.kind) {
      case "personalise":
        return counted("personalise", stage.inputs.settings.steps, stage.inputs.settings.batchSize);
      case "generate": {
        const { prompts, samples, generation } = stage.inputs;
        imagesPerPrompt.set(stage.hash, { prompts: prompts.length, samples: samples.count });
        return counted("generate", prompts.length * samples.count, generation.steps);
      }
      case "score":
        return counted("score", stage.inputs.count);
      case "select": {
        const { selection, images } = stage.inputs;
        const { prompts, samples } = imagesPerPrompt.get(images)!;
        const candidates = (prompts * samples * (samples - 1)) / 2;
        const some = Math.round(candidates * keptFraction(selection));
        kept.set(stage.hash, found?.kept ?? Math.min(some, selection.maximumPairs ?? some));
        return counted("select", candidates);
      }
      case "train": {
        const { settings, pairs } = stage.inputs;
        const steps = Math.ceil((settings.epochs * kept.get(pairs)!) / settings.batchSize);
        return counted("train", found?.steps ?? steps, settings.batchSize);
      }
      default:
        return [];
    }
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Minutes of work at a rate, with the interval that a stage like the measured ones has a 95 % chance to lie in. */
function minutesOf(work: number, rate: Rate): Estimate {
  const { mean, deviation, stages: n } = rate;
  const value = (work * mean) / 60;
  const spread = deviation === null ? null : (1.96 * work * deviation * Math.sqrt(1 + 1 / n)) / 60;
  return {
    value,
    lo: spread === null ? null : Math.max(0, value - spread),
    hi: spread === null ? null : value + spread,
    n,
    method: `mean time of ${n} finished stages, 95 % prediction interval`,
    seed: null,
  };
}

/** Counted stages by kind, in the order of the work. */
export function estimateStages(
  counted: readonly CountedStage[],
  rates: ReadonlyMap<MeasuredKind, Rate>,
): StageEstimate[] {
  return measuredKinds.flatMap((kind): StageEstimate[] => {
    const stages = counted.filter((stage) => stage.kind === kind);
    if (stages.length === 0) return [];
    const left = stages.filter(({ done }) => !done);
    const rate = rates.get(kind);
    return [
      {
        kind,
        stages: stages.length,
        stagesDone: stages.length - left.length,
        unit: unitOf[kind],
        units: sum(stages.map(({ units }) => units)),
        unitsLeft: sum(left.map(({ units }) => units)),
        minutes: rate ? minutesOf(sum(left.map(({ work }) => work)), rate) : null,
        measured: rate?.stages ?? 0,
      },
    ];
  });
}
