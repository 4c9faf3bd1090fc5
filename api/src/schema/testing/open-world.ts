import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, type Experiment, observeStatements, openDatabase } from "@dreambooth-dpo/db";
import { type ExecutionResult, execute, parse, validate } from "graphql";
import { apiSchema, type Services } from "../index.ts";
import { seedExperiment } from "./seed-experiment.ts";

/** What came of an operation, and the SQL statements it took. */
export interface Executed {
  // biome-ignore lint/suspicious/noExplicitAny: answers have as many shapes as there are questions.
  readonly data: any;
  readonly errors: ExecutionResult["errors"];
  readonly statements: readonly string[];
}

/**
 * A small seeded database for tests of queries: the finished experiment "paper" about "rex" and "tom" with a baseline and the
 * variants TS and IS, each with one round: 9 candidate images, 9 pairs, training metrics over 1,200 steps, checkpoints, 9
 * evaluated images and their figures. Dispose of it.
 */
export interface World {
  readonly db: Database;
  readonly experiment: Experiment;
  /** The run of a variant about "rex", or about "tom". */
  run(variant: "baseline" | "TS" | "IS", concept?: "rex" | "tom"): string;
  /** Executes an operation against the schema alone, without rules, limits and transport. */
  query(source: string, variables?: Readonly<Record<string, unknown>>): Promise<Executed>;
  dispose(): Promise<void>;
}

/** Opens the seeded database in a folder of its own. */
export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "world-"));
  const db = await openDatabase({ dataFolder: folder });
  const experiment = await seedExperiment(db, "paper", ["rex", "tom"]);
  const schema = apiSchema();
  return {
    db,
    experiment,
    run(variant, concept = "rex") {
      const found = experiment.runs.filter((run) => run.variant === variant)[concept === "rex" ? 0 : 1]!;
      return `Run:${found.id}`;
    },
    async query(source, variableValues) {
      const document = parse(source);
      const [invalid] = validate(schema, document);
      if (invalid) throw invalid;
      const statements: string[] = [];
      // All that queries of results work with; the rest is there in whole requests (src/testing).
      const contextValue = { db } as Services;
      const { data, errors } = await observeStatements(
        { onStatement: (text) => void statements.push(text) },
        async () => execute({ schema, document, contextValue, variableValues }),
      );
      return { data, errors, statements };
    },
    async dispose() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
