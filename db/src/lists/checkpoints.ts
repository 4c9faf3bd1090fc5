import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { checkpoints, runStages } from "../schema/index.ts";
import { type CheckpointKey, parseCheckpointId } from "./composite-ids.ts";

export type CheckpointRow = typeof checkpoints.$inferSelect;
type Role = CheckpointKey["role"];

const ofRole = (role: Role | undefined) => (role === undefined ? undefined : eq(checkpoints.role, role));

/** The checkpoints of some training stages, by step; `role` narrows. */
export async function checkpointsOfStages(
  db: Database,
  stageIds: readonly string[],
  role?: Role,
): Promise<CheckpointRow[]> {
  return guarded(() =>
    db.sql
      .select()
      .from(checkpoints)
      .where(and(inArray(checkpoints.stageId, [...stageIds]), ofRole(role)))
      .orderBy(asc(checkpoints.step), asc(checkpoints.role)),
  );
}

/** The checkpoints of some runs' training stages, by round and step; `role` narrows. */
export async function checkpointsOfRuns(
  db: Database,
  runIds: readonly string[],
  role?: Role,
): Promise<{ runId: string; checkpoint: CheckpointRow }[]> {
  return guarded(() =>
    db.sql
      .select({ runId: runStages.runId, checkpoint: checkpoints })
      .from(runStages)
      .innerJoin(checkpoints, eq(checkpoints.stageId, runStages.stageId))
      .where(and(inArray(runStages.runId, [...runIds]), ofRole(role)))
      .orderBy(asc(runStages.round), asc(checkpoints.step), asc(checkpoints.role)),
  );
}

/** The checkpoints of some ids (`checkpointId`), in no order; unknown and malformed ids are left out. */
export async function checkpointsById(db: Database, ids: readonly string[]): Promise<CheckpointRow[]> {
  const given = ids.flatMap((id) => parseCheckpointId(id) ?? []);
  const column = <K extends keyof CheckpointKey>(key: K) => sql.param(given.map((each) => each[key]));
  const asked = sql`unnest(${column("stageId")}::uuid[], ${column("role")}::text[], ${column("step")}::int[])
    as asked(stage_id, role, step)`;
  return guarded(() =>
    db.sql
      .select({
        stageId: checkpoints.stageId,
        role: checkpoints.role,
        step: checkpoints.step,
        sha256: checkpoints.sha256,
        bytes: checkpoints.bytes,
        createdAt: checkpoints.createdAt,
      })
      .from(asked)
      .innerJoin(
        checkpoints,
        sql`${checkpoints.stageId} = asked.stage_id and ${checkpoints.role} = asked.role
          and ${checkpoints.step} = asked.step`,
      ),
  );
}
