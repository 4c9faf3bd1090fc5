import type { Configuration, Selection } from "../contract/index.ts";

/** What runs the networks. Another provider or library rounds differently, so its work is other work. */
export interface Runtime {
  readonly provider: string;
  readonly onnxruntime: string;
}

/** Sums of gradients also depend on the number of threads. */
export interface TrainingRuntime extends Runtime {
  readonly threads: number;
}

/** What was trained of the weights; the runner knows how. */
export type AdapterConfig =
  | { readonly kind: "full" }
  | { readonly kind: "lora"; readonly rank: number; readonly alpha?: number }
  | { readonly kind: "svdiff" };

/** Trained weights: those a training stage kept after a step. */
export interface WeightsRef {
  /** Input hash of the training stage. */
  readonly stage: string;
  readonly step: number | "last";
  readonly adapter: AdapterConfig;
}

/** The weights that were trained one after the other on top of the pack's U-Net; none: the U-Net as it is. */
export type WeightChain = readonly WeightsRef[];

/** A subject as prompts speak of it. */
export interface Subject {
  readonly concept: string;
  readonly className: string;
  readonly token: string;
}

export interface PersonaliseInputs extends Subject {
  readonly pack: string;
  /** Content hash of the concept's reference images. */
  readonly references: string;
  readonly settings: Omit<Configuration["personalisation"], "startFrom">;
  readonly seed: number;
  readonly runtime: TrainingRuntime;
}

export interface GenerateInputs extends Subject {
  readonly pack: string;
  readonly weights: WeightChain;
  /** Prompt templates, in order. */
  readonly prompts: readonly string[];
  /** Samples of each prompt: numbers `from` to `from + count - 1`; the number keys the noise. */
  readonly samples: { readonly from: number; readonly count: number };
  readonly generation: Configuration["generation"];
  readonly seed: number;
  readonly runtime: Runtime;
}

/** Images made elsewhere. */
export interface ImportInputs {
  readonly concept: string;
  readonly className: string;
  readonly images: readonly ImportedRow[];
}

export interface ImportedRow {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly promptIndex: number;
  readonly prompt: string;
  readonly sample: number;
  readonly seed: number;
}

export type JudgeName = "clip" | "held-out";

export interface ScoreInputs {
  /** Input hash of the stage that made the images, and how many they are. */
  readonly images: string;
  readonly count: number;
  readonly judge: { readonly name: JudgeName; readonly hash: string };
  readonly references: string;
  readonly concept: string;
  readonly className: string;
  readonly token: string;
  readonly runtime: Runtime;
}

export interface SelectInputs {
  readonly scores: string;
  readonly images: string;
  readonly concept: string;
  readonly selection: Selection;
  readonly seed: number;
}

export interface TrainInputs extends Subject {
  readonly pack: string;
  readonly pairs: string;
  readonly images: string;
  readonly weights: WeightChain;
  readonly reference: WeightChain;
  readonly settings: Omit<Configuration["dpo"], "rounds" | "reference">;
  readonly round: number;
  readonly seed: number;
  readonly runtime: TrainingRuntime;
}

/** Inputs by kind of stage. */
export interface StageInputs {
  personalise: PersonaliseInputs;
  generate: GenerateInputs;
  import: ImportInputs;
  score: ScoreInputs;
  select: SelectInputs;
  train: TrainInputs;
}

export type StageKind = keyof StageInputs;

/** A piece of work: what determines its output, the hash of that, and into how many shards it is split. */
export type PlannedStage = {
  readonly [K in StageKind]: {
    readonly kind: K;
    readonly hash: string;
    readonly inputs: StageInputs[K];
    readonly shards: number;
  };
}[StageKind];
