import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedSelection } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { openQueue, type Queue } from "../queue/index.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import {
  acquireExperiment,
  beginExperiment,
  type Experiment,
  endExperiment,
  findExperiment,
  forkRun,
  setArchived,
  setExperimentStatus,
  setRunStatus,
  startExperiment,
} from "./index.ts";

let test: TestDatabase;
let db: Database;
let queue: Queue;
let experiment: Experiment;
beforeAll(async () => {
  test = await openTestDatabase();
  db = test.db;
  queue = await openQueue(db, { supervise: false });
  experiment = await storeExperiment(db);
});
afterAll(async () => {
  await queue?.close();
  await test?.dispose();
});

const runOf = ({ runs }: Experiment, variant: string) => runs.find((run) => run.variant === variant)!;
const selection = namedSelection("MIX");

describe("a fork", () => {
  it("selects as its parent did up to its round, and in its own way from there on", async () => {
    const parent = runOf(experiment, "TS");
    const fork = await forkRun(db, parent, { round: 2, selection, name: "late-MIX" });
    expect(fork).toMatchObject({
      variant: "late-MIX",
      status: "queued",
      parentRunId: parent.id,
      forkRound: 2,
      seed: parent.seed,
      conceptId: parent.conceptId,
      configuration: { selections: [namedSelection("TS"), selection] },
    });
    expect((await findExperiment(db, experiment.id)).status).toBe("draft");
    const of = await forkRun(db, fork, { round: 1, selection: namedSelection("IS"), name: "of-a-fork" });
    expect(of.configuration).toEqual({ selections: [namedSelection("IS"), namedSelection("IS")] });
  });

  it("is made once, however often and by however many it is asked for", async () => {
    const parent = runOf(experiment, "IS");
    const asked = Array.from({ length: 5 }, () => forkRun(db, parent, { round: 1, selection, name: "once" }));
    expect(new Set((await Promise.all(asked)).map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ["the baseline", "baseline", {}, /run is "baseline"; expected a run with preference rounds/],
    ["a round before the first", "TS", { round: 0 }, /round is 0; expected a round of the run, from 1 to 2/],
    ["a round that it does not have", "TS", { round: 3 }, /round is 3;/],
    ["a round that is none", "TS", { round: 1.5 }, /round is 1.5;/],
    ["the name of a variant", "TS", { name: "is" }, /name is "is"; expected a variant name that/],
    ["its own name", "TS", { name: "TS" }, /name is "TS"/],
    ["the baseline's name", "TS", { name: "Baseline" }, /name is "Baseline"/],
    ["no name", "TS", { name: " " }, /name is " "; expected a variant's name of 1 to 64 letters/],
    ["a name that is a path", "TS", { name: "../x" }, /name is "..\/x"/],
  ])("is refused for %s", async (_, variant, changes, message) => {
    const fork = { round: 1, selection, name: "new", ...changes };
    const before = (await findExperiment(db, experiment.id)).runs.length;
    await expect(forkRun(db, runOf(experiment, variant), fork)).rejects.toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringMatching(message),
    });
    expect((await findExperiment(db, experiment.id)).runs.length).toBe(before);
  });

  it("is refused under the name of a fork that selects otherwise", async () => {
    const parent = runOf(experiment, "TS");
    await forkRun(db, parent, { round: 1, selection, name: "taken" });
    const other = { round: 1, selection: namedSelection("IS"), name: "taken" };
    await expect(forkRun(db, parent, other)).rejects.toThrow(/name is "taken"/);
    await expect(forkRun(db, parent, { round: 2, selection, name: "TAKEN" })).rejects.toThrow(
      /name is "TAKEN"/,
    );
  });

  it("is refused of an archived experiment and of imported images", async () => {
    const archived = await storeExperiment(db);
    await setArchived(db, "experiment", archived.id, true);
    const fork = { round: 1, selection, name: "late" };
    await expect(forkRun(db, runOf(archived, "TS"), fork)).rejects.toMatchObject({ code: "CONFLICT" });
    const imported = { ...runOf(experiment, "TS"), configuration: { images: [] } };
    await expect(forkRun(db, imported, fork)).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  it("of an experiment that is done lets it be started again", async () => {
    const done = await storeExperiment(db);
    for (const { id } of done.runs) await setRunStatus(db, id, "done");
    await setExperimentStatus(db, done.id, "done");
    await expect(startExperiment(db, queue, done.id)).rejects.toMatchObject({ code: "CONFLICT" });
    await forkRun(db, runOf(done, "TS"), { round: 2, selection, name: "more" });
    const started = await startExperiment(db, queue, done.id);
    expect(started.status).toBe("queued");
    expect(started.runs.map(({ status }) => status)).toEqual(["done", "done", "done", "queued"]);
  });

  it("of an experiment at work is not lost at its end", async () => {
    const busy = await storeExperiment(db, "queued");
    const lease = await acquireExperiment(db, busy.id, { runner: "host:1:1", leaseSeconds: 60 });
    await beginExperiment(db, lease);
    await forkRun(db, runOf(busy, "TS"), { round: 2, selection, name: "more" });
    expect((await startExperiment(db, queue, busy.id)).status).toBe("running");
    for (const { id } of busy.runs) await setRunStatus(db, id, "done");
    expect(await endExperiment(db, lease, { status: "done" })).toBe("queued");
  });
});
