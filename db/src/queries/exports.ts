import { and, eq, inArray, sql } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { Queue } from "../queue/index.ts";
import { concepts, dataExports, experiments, type exportKinds, runs, studies } from "../schema/index.ts";
import type { Failure } from "./experiments.ts";
import { found, isId } from "./not-found.ts";

export type ExportKind = (typeof exportKinds)[number];

/** A table that is being written to a file, or was. */
export type DataExport = typeof dataExports.$inferSelect;

export type NewExport = Pick<DataExport, "userId" | "kind" | "format" | "subjectId">;

/** What an export is of, by name: an experiment, a run (experiment, concept and variant) or a study. */
export interface ExportSubject {
  readonly type: "experiment" | "run" | "study";
  readonly name: readonly string[];
}

/** The subject of an export. NOT_FOUND when there is none of that kind: votes are of a study, all else of an experiment or a run. */
export async function findExportSubject(
  db: Database,
  { kind, subjectId }: Pick<NewExport, "kind" | "subjectId">,
): Promise<ExportSubject> {
  const what = kind === "votes" ? "study" : "experiment or run";
  found(isId(subjectId) ? subjectId : undefined, what, subjectId);
  if (kind === "votes") {
    const [study] = await guarded(() =>
      db.sql.select({ name: studies.name }).from(studies).where(eq(studies.id, subjectId)),
    );
    return { type: "study", name: [found(study, what, subjectId).name] };
  }
  const [subject] = await guarded(() =>
    db.sql
      .select({ experiment: experiments.name, concept: concepts.name, variant: runs.variant })
      .from(experiments)
      .leftJoin(runs, and(eq(runs.experimentId, experiments.id), eq(runs.id, subjectId)))
      .leftJoin(concepts, eq(concepts.id, runs.conceptId))
      .where(
        sql`${experiments.id} in (select ${subjectId}::uuid union all select experiment_id from runs where id = ${subjectId}::uuid)`,
      ),
  );
  const { experiment, concept, variant } = found(subject, what, subjectId);
  return concept !== null && variant !== null
    ? { type: "run", name: [experiment, concept, variant] }
    : { type: "experiment", name: [experiment] };
}

/** Stores an export and queues it, in one transaction. NOT_FOUND when its subject does not exist. */
export async function createExport(db: Database, queue: Queue, made: NewExport): Promise<DataExport> {
  await findExportSubject(db, made);
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx.insert(dataExports).values(made).returning();
      await queue.addExport(tx, row!.id);
      return row!;
    }),
  );
}

/** The export of an id; NOT_FOUND when there is none. */
export async function findExport(db: Database, id: string): Promise<DataExport> {
  const rows = isId(id)
    ? await guarded(() => db.sql.select().from(dataExports).where(eq(dataExports.id, id)))
    : [];
  return found(rows[0], "export", id);
}

/** Begins an export, anew if it was begun or failed before; undefined when it is done already. NOT_FOUND for an unknown id. */
export async function beginExport(db: Database, id: string): Promise<DataExport | undefined> {
  const [row] = await guarded(() =>
    db.sql
      .update(dataExports)
      .set({ status: "running", rows: 0, bytes: null, sha256: null, error: null, finishedAt: null })
      .where(and(eq(dataExports.id, id), inArray(dataExports.status, ["queued", "running", "failed"])))
      .returning(),
  );
  if (row) return row;
  await findExport(db, id);
  return undefined;
}

async function update(db: Database, id: string, set: Partial<DataExport> | Record<string, unknown>) {
  const running = and(eq(dataExports.id, id), eq(dataExports.status, "running"));
  await guarded(() => db.sql.update(dataExports).set(set).where(running));
}

/** Says how far an export under way is; call it a few times a second at most. */
export const reportExport = (db: Database, id: string, written: { rows: number; bytes: number }) =>
  update(db, id, written);

/** Ends an export with the file it was written to. */
export const completeExport = (
  db: Database,
  id: string,
  written: { readonly rows: number; readonly bytes: number; readonly sha256: string },
) => update(db, id, { ...written, status: "done", finishedAt: sql`clock_timestamp()` });

/** Ends an export with what stopped it. */
export const failExport = (db: Database, id: string, { code, message }: Failure) =>
  update(db, id, { status: "failed", error: { code, message }, finishedAt: sql`clock_timestamp()` });

/** Gives an export back that was interrupted; whoever takes it begins anew. */
export const releaseExport = (db: Database, id: string) => update(db, id, { status: "queued" });

/** The file of an export. CONFLICT while there is none yet, with what stopped it if anything did. */
export function fileOfExport({ id, status, sha256, error }: DataExport): string {
  if (status === "done" && sha256 !== null) return sha256;
  throw new AppError(
    "CONFLICT",
    error ? `The export failed: ${error.message}` : `The export is ${status}; it cannot be downloaded yet.`,
    { field: "export", value: id, expected: "an export that is done" },
  );
}
