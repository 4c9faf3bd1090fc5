import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { checkpoints, images, pairs, type scoreMetrics, scores } from "../schema/index.ts";

/** A generated image. `key` is stable text, unique in its stage: equal stages give equal keys. */
export interface NewImage {
  readonly key: string;
  readonly promptIndex: number;
  readonly promptText: string;
  readonly sample: number;
  readonly seed: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/** IS or TS of an image by a judge; `imageStageId` is the stage that made the image, when another did. */
export interface NewScore {
  readonly imageKey: string;
  readonly imageStageId?: string;
  readonly judge: string;
  readonly metric: (typeof scoreMetrics)[number];
  readonly value: number;
}

/** A candidate pair, kept or not (`reason` says why not). Deltas are winner minus loser, raw; the angle is in degrees. */
export interface NewPair {
  readonly index: number;
  readonly promptIndex: number;
  readonly winnerKey: string;
  readonly loserKey: string;
  readonly imageStageId: string;
  readonly deltaTs: number;
  readonly deltaIs: number;
  readonly angle: number;
  readonly kept: boolean;
  readonly reason: string | null;
}

/** Weights after a step: to resume from (with optimizer state), or to use. */
export interface NewCheckpoint {
  readonly step: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly role: "resume" | "weights";
}

export type Image = typeof images.$inferSelect;
export type Score = typeof scores.$inferSelect;
export type Pair = typeof pairs.$inferSelect;
export type Checkpoint = typeof checkpoints.$inferSelect;

/** Images of a stage by prompt and sample; `promptIndex` narrows. */
export async function listImages(
  db: Database,
  { stageId, promptIndex }: { stageId: string; promptIndex?: number },
): Promise<Image[]> {
  const ofPrompt = promptIndex === undefined ? undefined : eq(images.promptIndex, promptIndex);
  return guarded(() =>
    db.sql
      .select()
      .from(images)
      .where(and(eq(images.stageId, stageId), ofPrompt))
      .orderBy(asc(images.promptIndex), asc(images.sample), asc(images.key)),
  );
}

/** Scores that a stage gave, by image, judge and metric; `judge` narrows. */
export async function listScores(
  db: Database,
  { stageId, judge }: { stageId: string; judge?: string },
): Promise<Score[]> {
  const ofJudge = judge === undefined ? undefined : eq(scores.judge, judge);
  return guarded(() =>
    db.sql
      .select()
      .from(scores)
      .where(and(eq(scores.stageId, stageId), ofJudge))
      .orderBy(asc(scores.imageKey), asc(scores.judge), asc(scores.metric)),
  );
}

/** Pairs of a selection in order; `kept` narrows. */
export async function listPairs(
  db: Database,
  { stageId, kept }: { stageId: string; kept?: boolean },
): Promise<Pair[]> {
  const whether = kept === undefined ? undefined : eq(pairs.kept, kept);
  return guarded(() =>
    db.sql
      .select()
      .from(pairs)
      .where(and(eq(pairs.stageId, stageId), whether))
      .orderBy(asc(pairs.index)),
  );
}

/** Checkpoints of a training stage by step; `role` narrows. */
export async function listCheckpoints(
  db: Database,
  { stageId, role }: { stageId: string; role?: Checkpoint["role"] },
): Promise<Checkpoint[]> {
  const ofRole = role === undefined ? undefined : eq(checkpoints.role, role);
  return guarded(() =>
    db.sql
      .select()
      .from(checkpoints)
      .where(and(eq(checkpoints.stageId, stageId), ofRole))
      .orderBy(asc(checkpoints.step), asc(checkpoints.role)),
  );
}
