import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import { sparklinesOfExperiments } from "./experiment-sparklines.ts";
import type { Experiment } from "./experiments.ts";
import { compactMetrics, recordMetrics } from "./metrics.ts";
import { ensureStage, linkStage } from "./stages.ts";

let test: TestDatabase;
let db: Database;
let experiment: Experiment;
beforeAll(async () => {
  test = await openTestDatabase();
  ({ db } = test);
  experiment = await storeExperiment(db);
});
afterAll(() => test?.dispose());

let made = 0;

/** Gives the run of a variant a training stage in a round with a series. */
async function train(
  variant: string,
  round: number,
  metric: string,
  values: readonly number[],
): Promise<void> {
  const kind = round === 0 ? "personalise" : "train";
  const inputHash = `${++made}`.padStart(64, "0");
  const { id } = await ensureStage(db, { inputHash, kind, inputs: {}, expected: 1 });
  const run = experiment.runs.find((each) => each.variant === variant)!;
  await linkStage(db, { runId: run.id, round, kind, inputHash });
  const points = values.map((value, i) => ({ metric, step: i + 1, value, time: 0 }));
  for (let at = 0; at < points.length; at += 10_000)
    await recordMetrics(db, id, points.slice(at, at + 10_000));
  await compactMetrics(db, id);
}

async function lineOf(variant: string, points: number) {
  const lines = (await sparklinesOfExperiments(db, [experiment.id], points)).get(experiment.id) ?? [];
  return lines.find((line) => line.variant === variant);
}

describe("the sparkline of a variant", () => {
  it("has every value of a short series, and none where no value is a finite number", async () => {
    await train("baseline", 0, "loss", [1, 0.5, Number.NaN, 0.25, Number.POSITIVE_INFINITY]);
    expect(await lineOf("baseline", 10)).toMatchObject({
      ...{ round: 0, metric: "loss", steps: [1, 2, 3, 4, 5], values: [1, 0.5, null, 0.25, null] },
      runId: experiment.runs[0]!.id,
    });
  });

  it("is of the last round, of the accuracy rather than the loss, and smoothed", async () => {
    await train("TS", 1, "implicit_accuracy", [0.1, 0.2]);
    await train("TS", 2, "loss", [3, 2, 1]);
    expect(await lineOf("TS", 10)).toMatchObject({ round: 2, metric: "loss", values: [3, 2, 1] });
    // Means of 25 at a time, of the last 1,000 and of the rest that is not folded yet.
    const ramp = Array.from({ length: 1250 }, (_, i) => i);
    await train("TS", 3, "implicit_accuracy", ramp);
    const line = await lineOf("TS", 40);
    expect(line).toMatchObject({ round: 3, metric: "implicit_accuracy" });
    for (const [i, step] of line!.steps.entries()) expect(Math.abs(line!.values[i]! - step)).toBeLessThan(3);
    expect(line!.steps[0]).toBeLessThan(25);
    expect(line!.steps.at(-1)).toBeGreaterThan(1225);
    expect(line!.steps.length).toBeLessThan(50);
  });

  it("has about as many points however long the series", async () => {
    await train(
      "IS",
      1,
      "implicit_accuracy",
      Array.from({ length: 45_000 }, (_, i) => i % 2),
    );
    const line = await lineOf("IS", 20);
    expect(Math.abs(line!.steps.length - 20)).toBeLessThan(6);
    // All but the last point, which is not folded yet.
    expect(new Set(line!.values.slice(0, -1))).toEqual(new Set([0.5]));
  });
});
