import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { evaluationResults, evaluations } from "../schema/index.ts";

/** One published figure: its interval, how many values it is over, and how the interval was made. */
export interface EvaluationResult {
  /** The concept's name, or a name for a mean over concepts. */
  readonly concept: string;
  /** Null for a figure over all prompts. */
  readonly promptIndex: number | null;
  /** That prompt, the subject written as its class. */
  readonly prompt: string | null;
  readonly metric: string;
  readonly value: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly n: number;
  readonly method: string;
  readonly seed: number | null;
}

export interface NewEvaluation {
  readonly runId: string;
  readonly stageId: string;
  /** What was evaluated, such as "step 100" or "round 2"; unique in the run. */
  readonly label: string;
  readonly protocol: unknown;
  readonly results: readonly EvaluationResult[];
}

/** One checkpoint of one run under one protocol. */
export type Evaluation = typeof evaluations.$inferSelect & { readonly results: readonly EvaluationResult[] };

/** Stores an evaluation with its figures in one transaction; one of the same run and label is replaced. */
export async function saveEvaluation(db: Database, evaluation: NewEvaluation): Promise<string> {
  const { results, ...row } = evaluation;
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      const [stored] = await tx
        .insert(evaluations)
        .values(row)
        .onConflictDoUpdate({
          target: [evaluations.runId, evaluations.label],
          set: { stageId: row.stageId, protocol: row.protocol },
        })
        .returning({ id: evaluations.id });
      const evaluationId = stored!.id;
      await tx.delete(evaluationResults).where(eq(evaluationResults.evaluationId, evaluationId));
      for (let at = 0; at < results.length; at += 1000)
        await tx
          .insert(evaluationResults)
          .values(results.slice(at, at + 1000).map((result) => ({ ...result, evaluationId })));
      return evaluationId;
    }),
  );
}

/** Evaluations of a run in the order they were first stored, each with its figures in the order given. */
export async function listEvaluations(db: Database, runId: string): Promise<Evaluation[]> {
  return guarded(async () => {
    const rows = await db.sql
      .select()
      .from(evaluations)
      .where(eq(evaluations.runId, runId))
      .orderBy(asc(evaluations.id));
    if (!rows.length) return [];
    const ids = rows.map((r) => r.id);
    const results = await db.sql
      .select()
      .from(evaluationResults)
      .where(inArray(evaluationResults.evaluationId, ids))
      .orderBy(asc(evaluationResults.id));
    return rows.map((row) => ({
      ...row,
      results: results
        .filter((result) => result.evaluationId === row.id)
        .map(({ id: _, evaluationId: __, ...result }) => result),
    }));
  });
}
