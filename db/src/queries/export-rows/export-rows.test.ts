import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compactMetrics, type Database, linkStage, openDatabase, recordMetrics } from "../../index.ts";
import type { ExportKind } from "../exports.ts";
import { WrittenExperiment } from "../testing/evaluated-experiment.ts";
import { type ExportRows, readExportRows } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "export-rows-"));
let db: Database;
let experiment: WrittenExperiment;

beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  experiment = await WrittenExperiment.create(db, {
    name: "e",
    concepts: ["a"],
    variants: ["baseline", "TS"],
  });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

async function rowsOf<K extends ExportKind>(kind: K, subjectId: string): Promise<ExportRows[K][]> {
  const rows = [];
  for await (const batch of readExportRows(db, { kind, subjectId })) rows.push(...batch);
  return rows as ExportRows[K][];
}

it("images say which checkpoint they evaluate, and have the newest score of each judge", async () => {
  const run = experiment.run("TS");
  const images = [
    { template: "a {token} {class}", samples: [{ clip: [0.1, 0.2], "held-out": [0.3, 0.4] } as const] },
  ];
  await experiment.evaluate(run, "a", { checkpoint: "TS round 1", round: 1, images });
  const [row, ...others] = await rowsOf("images", run.id);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    experiment: "e",
    run_id: run.id,
    variant: "TS",
    round: 1,
    checkpoint: "TS round 1",
    suite: "dreambench",
    prompt: "a sks dog",
    clip_is: 0.1,
    clip_ts: 0.2,
    clip_ts_conditioning: -0.8,
    clip_ts_subject_removed: null,
    held_out_is: 0.3,
  });
  const scores = [
    { imageKey: "0/0", imageStageId: row!.stage_id, judge: "clip", metric: "is", value: 0.9 },
  ] as const;
  await experiment.stage({ run, round: 1 }, { kind: "score", inputs: "again" }, { scores: [...scores] });
  expect((await rowsOf("images", run.id))[0]).toMatchObject({ clip_is: 0.9, clip_ts: 0.2 });
  expect(await rowsOf("images", experiment.run("baseline").id)).toEqual([]);
});

it("metrics of a stage come once for each run that uses it, through gaps, chunks and tail", async () => {
  const [baseline, run] = [experiment.run("baseline"), experiment.run("TS")];
  const stage = await experiment.stage({ run: baseline }, { kind: "personalise", inputs: "p" }, {});
  await linkStage(db, { runId: run.id, round: 0, kind: "personalise", inputHash: stage.inputHash });
  // Blocks far apart, more of them than are read at once, the last in the tail.
  const steps = [0, 999, 1000, 5_500, 20_000, 20_001, 31_000, 44_000, 52_000, 1_000_000];
  const metrics = ["accuracy", "loss"];
  for (const metric of metrics)
    await recordMetrics(
      db,
      stage.id,
      steps.map((step) => ({ metric, step, value: step / 4, time: step })),
    );
  await compactMetrics(db, stage.id);
  const rows = await rowsOf("metrics", experiment.experiment.id);
  const expected = [baseline, run].flatMap(({ id }) =>
    metrics.flatMap((metric) => steps.map((step) => [id, metric, step, step / 4])),
  );
  expect(rows.map(({ run_id, metric, step, value }) => [run_id, metric, step, value])).toEqual(expected);
  expect(rows[1]).toMatchObject({ stage_kind: "personalise", time: "1970-01-01T00:00:00.999Z" });
  expect(await rowsOf("metrics", run.id)).toHaveLength(2 * steps.length);
});
