import type { Database, FinishedShard, Lease, LogLine, Stage } from "@dreambooth-dpo/db";
import type { ImageTextEncoder } from "../../scoring/index.ts";
import type { JudgeName, StageInputs, StageKind } from "../plan/index.ts";
import type { Workbench } from "../workbench/index.ts";

/** What a stage's work may use. */
export interface StageContext {
  readonly db: Database;
  readonly lease: Lease;
  /** The stage as stored. */
  readonly stage: Stage;
  /** The model pack; NOT_FOUND in an experiment that has none. */
  workbench(): Workbench;
  readonly signal: AbortSignal;
  judge(name: JudgeName): Promise<ImageTextEncoder>;
  /** The stage of an input hash that this one builds upon. */
  upstream(hash: string): Promise<Stage>;
  /** Images denoised at once; does not change them. Chosen by the latents' size when absent. */
  readonly batchSize?: number;
  /** How much of the whole stage is done. */
  report(progress: { readonly done: number; readonly total: number; readonly unit: string }): void;
  /** Says something, in a sentence, for whoever looks into the stage. */
  log(level: LogLine["level"], text: string): void;
}

/** What a shard leaves: rows for the database and the hash of its result. */
export type ShardResult = Omit<FinishedShard, "stageId" | "index" | "lease" | "attempt" | "seconds">;

/** Does one shard of a stage of one kind. Equal inputs and index give equal results. */
export type ShardWork<K extends StageKind> = (
  inputs: StageInputs[K],
  index: number,
  context: StageContext,
) => Promise<ShardResult>;
