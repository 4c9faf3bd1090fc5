import { hashOf, minute, rowId } from "./keys.ts";
import {
  evaluationPrompts,
  experimentsPerUnit,
  type Judge,
  judges,
  ordinary,
  runsPerUnit,
  wide,
} from "./sizes.ts";

export interface PlannedStage {
  readonly number: number;
  readonly id: string;
  readonly hash: string;
  readonly kind: "personalise" | "generate" | "score" | "select" | "train";
  /** When work on it began, milliseconds since 1970, and how long it takes. */
  readonly at: number;
  readonly seconds: number;
  /** Whether a runner is still at it. */
  readonly running: boolean;
  /** Prompts and samples of each, of a stage that makes images. */
  readonly images?: { readonly prompts: number; readonly samples: number };
}

export interface ScoreStage extends PlannedStage {
  readonly judge: Judge;
  readonly imagesOf: PlannedStage;
}

export interface PlannedRun {
  readonly number: number;
  readonly id: string;
  readonly variant: string;
  readonly select?: PlannedStage;
  readonly train?: PlannedStage;
  /** A second round that has not ended: its points are partly in the tail. */
  readonly underWay?: PlannedStage;
  readonly images: PlannedStage;
  readonly scores: readonly ScoreStage[];
}

export interface PlannedExperiment {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly size: typeof wide | typeof ordinary;
  readonly concept: { readonly id: string; readonly name: string; readonly className: string };
  readonly running: boolean;
  readonly personalise: PlannedStage;
  readonly candidates: PlannedStage;
  readonly candidateScores: readonly ScoreStage[];
  readonly runs: readonly PlannedRun[];
}

/** Room for the stages of one experiment in their numbering. */
const stagesPerExperiment = 64;
const minutesPerExperiment = 240;
const conceptsPerUnit = 2;

const variantNames = [
  "baseline",
  "TS",
  "IS",
  "MIX",
  "MIX-15",
  "MIX-30",
  "MIX-45",
  "MIX-60",
  "TS-10",
  "IS-10",
];

export function conceptsOf(unit: number) {
  return [
    { name: `dog-${unit + 1}`, className: "dog" },
    { name: `backpack-${unit + 1}`, className: "backpack" },
  ].map((concept, i) => {
    const number = unit * conceptsPerUnit + i;
    return { ...concept, number, id: rowId("concept", number, minute(number)), at: minute(number) };
  });
}

/** Names the stages of an experiment in the order they are worked on. */
function stageMaker(experiment: number, start: number) {
  let index = 0;
  return (kind: PlannedStage["kind"], more: Partial<PlannedStage> = {}): PlannedStage => {
    const number = experiment * stagesPerExperiment + index;
    const at = start + index++ * 120_000;
    const seconds = 100;
    return {
      number,
      id: rowId("stage", number, at),
      hash: hashOf(`stage ${number}`),
      kind,
      at,
      seconds,
      running: false,
      ...more,
    };
  };
}

function planExperiment(unit: number, index: number): PlannedExperiment {
  const number = unit * experimentsPerUnit + index;
  const isWide = index === 0;
  const running = index === experimentsPerUnit - 1;
  const size = isWide ? wide : ordinary;
  const at = minute(1000 + number * minutesPerExperiment);
  const firstRun = unit * runsPerUnit + (isWide ? 0 : wide.variants + (index - 1) * ordinary.variants);
  const concept = conceptsOf(unit)[index % conceptsPerUnit]!;
  const stage = stageMaker(number, at + 60_000);
  const scoresOf = (imagesOf: PlannedStage): ScoreStage[] =>
    judges.map((judge) => ({ ...stage("score"), judge, imagesOf }));

  const personalise = stage("personalise", { seconds: size.steps });
  const candidates = stage("generate", {
    images: { prompts: size.trainingPrompts, samples: size.trainingSamples },
  });
  const candidateScores = scoresOf(candidates);
  const runs = variantNames.slice(0, size.variants).map((variant, i): PlannedRun => {
    const trained =
      i === 0 ? {} : { select: stage("select"), train: stage("train", { seconds: size.steps }) };
    const images = stage("generate", {
      images: { prompts: evaluationPrompts, samples: size.evaluationSamples },
    });
    const scores = scoresOf(images);
    const last = i === size.variants - 1;
    const underWay =
      running && last ? { underWay: stage("train", { running: true, seconds: size.steps }) } : {};
    const runNumber = firstRun + i;
    return {
      number: runNumber,
      id: rowId("run", runNumber, at + i),
      variant,
      ...trained,
      ...underWay,
      images,
      scores,
    };
  });
  return {
    number,
    id: rowId("experiment", number, at),
    name: `${isWide ? "wide" : "micro-paper"}-${concept.name}-${number}`,
    at,
    size,
    concept,
    running,
    personalise,
    candidates,
    candidateScores,
    runs,
  };
}

/** The experiments of a unit: first the wide one, last one that is still running. */
export function experimentsOf(unit: number): PlannedExperiment[] {
  return Array.from({ length: experimentsPerUnit }, (_, index) => planExperiment(unit, index));
}

/** All stages of an experiment. */
export function stagesOf(experiment: PlannedExperiment): PlannedStage[] {
  const ofRun = ({ select, train, underWay, images, scores }: PlannedRun) =>
    [select, train, images, ...scores, underWay].filter((stage) => stage !== undefined);
  const { personalise, candidates, candidateScores, runs } = experiment;
  return [personalise, candidates, ...candidateScores, ...runs.flatMap(ofRun)];
}

/** The training stages of an experiment, whose metrics are recorded. */
export const trainingsOf = (experiment: PlannedExperiment): PlannedStage[] =>
  stagesOf(experiment).filter(({ kind }) => kind === "personalise" || kind === "train");
