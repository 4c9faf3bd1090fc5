import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  acquireExperiment,
  attemptsOfStages,
  createConfiguredExperiment,
  type Database,
  findExperiment,
  findPromptSet,
  listConcepts,
  listRunners,
  listStages,
  openDatabase,
  openQueue,
  type Queue,
  requestCancel,
  startExperiment,
} from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createExperiment } from "../pipeline/index.ts";
import { smallConfiguration } from "../pipeline/testing/index.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "work-"));
let db: Database;
let queue: Queue;
const runners = new Set<Runner>();

beforeAll(async () => {
  db = await openDatabase({ dataFolder: data });
  // Jobs whose runner is killed go to another after 10 seconds.
  queue = await openQueue(db, { heartbeatSeconds: 10 });
});
afterAll(async () => {
  for (const { process } of runners) process.kill("SIGKILL");
  await queue?.close();
  await db?.close();
  rmSync(data, { recursive: true, force: true });
});

interface Runner {
  readonly process: ChildProcess;
  /** What it has said so far. */
  said(): string;
  /** Sends a signal and waits for the end; its exit status. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `dbdpo work`; ends when it waits for work. */
async function startRunner(): Promise<Runner> {
  const child = spawn(process.execPath, [main, "work", "--device", "cpu", "--threads", "1"], {
    env: { ...process.env, DBDPO_DATA: data },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said += text;
  });
  const ended = once(child, "exit");
  const runner: Runner = {
    process: child,
    said: () => said,
    end: async (signal) => {
      child.kill(signal);
      const [status] = await ended;
      runners.delete(runner);
      return status as number | null;
    },
  };
  runners.add(runner);
  await until(() => expect(said).toMatch(/Waiting for experiments/));
  return runner;
}

const until = <T>(look: () => T | Promise<T>, timeout = 100_000) =>
  vi.waitFor(look, { timeout, interval: 50 });

async function start(name: string, steps: number): Promise<string> {
  const personalisation = { steps, learningRate: 1e-4, batchSize: 2 };
  const { id } = await createExperiment(db, smallConfiguration({ name, personalisation }));
  await startExperiment(db, queue, id);
  return id;
}

/** An experiment as the API stores it, which does not see the runner's folders. */
async function startWithoutPack(): Promise<string> {
  const configuration = smallConfiguration({ name: "hopeless", pack: "nowhere" });
  const concepts = (await listConcepts(db)).filter(({ name }) => name === "dog");
  const { id } = await createConfiguredExperiment(db, { configuration, concepts, pack: "nowhere" });
  await startExperiment(db, queue, id);
  return id;
}

/** An experiment whose runners were all lost so far. */
async function startDoomed(): Promise<string> {
  const { id } = await createExperiment(db, smallConfiguration({ name: "doomed", seed: 1 }));
  await db.sql.transaction((tx) => queue.addExperiment(tx, id, { losses: 30 }));
  return id;
}

/** An experiment whose last runner, on another machine, was lost a moment ago: its lease runs on for some seconds. */
async function startHeldElsewhere(): Promise<string> {
  const personalisation = { steps: 2, learningRate: 1e-4, batchSize: 2 };
  const { id } = await createExperiment(db, smallConfiguration({ name: "held", personalisation }));
  await acquireExperiment(db, id, { runner: "elsewhere:1:1", leaseSeconds: 3 });
  await startExperiment(db, queue, id);
  return id;
}

const statusOf = async (id: string) => (await findExperiment(db, id)).status;
const untilStatus = (id: string, status: string) =>
  until(async () => expect(await statusOf(id)).toBe(status));
const atWork = async () => (await listRunners(db)).map(({ experimentId }) => experimentId);

/** How the attempts at an experiment's stages ended, those of stages that took one left out. */
async function retriedOutcomes(id: string): Promise<string[][]> {
  const { runs } = await findExperiment(db, id);
  const stages = await Promise.all(runs.map((run) => listStages(db, run.id)));
  const attempts = await attemptsOfStages(db, [...new Set(stages.flat().map((stage) => stage.id))]);
  return [...attempts.values()]
    .map((each) => each.map(({ outcome }) => outcome))
    .filter((each) => each.length > 1);
}

describe("dbdpo work", () => {
  it("knows what comes with the product, is listed, and does what is queued, one after the other", {
    timeout: 240_000,
  }, async () => {
    const runner = await startRunner();
    expect((await listConcepts(db)).map(({ name }) => name)).toContain("teapot");
    expect(await findPromptSet(db, "dreambench")).toMatchObject({ purpose: "evaluation" });
    expect(await listRunners(db)).toMatchObject([{ provider: "cpu", threads: 1, experimentId: null }]);
    const [hopeless, doomed] = [await startWithoutPack(), await startDoomed()];
    const first = await start("first", 2);
    await until(async () => expect(await atWork()).toEqual([first]));
    expect(await findExperiment(db, hopeless)).toMatchObject({
      status: "failed",
      error: { code: "NOT_FOUND", message: expect.stringContaining('no model pack "nowhere"') },
    });
    expect(await findExperiment(db, doomed)).toMatchObject({
      status: "failed",
      error: { code: "DEVICE", message: expect.stringContaining("30 runners ended without a word") },
    });
    await untilStatus(first, "done");
    await until(() => expect(runner.said()).toMatch(/baseline[\s\S]*TS/));
    await untilStatus(await startHeldElsewhere(), "done");
    const second = await start("second", 1_000_000);
    await untilStatus(second, "running");
    await until(async () => expect(await atWork()).toEqual([second]));
    await until(() => expect(runner.said()).toMatch(/personalise.*: 1000000 steps/));
    expect(await requestCancel(db, second)).toBe("cancelling");
    await untilStatus(second, "cancelled");
    await until(async () => expect(await atWork()).toEqual([null]));
    // It stays in the queue's service.
    expect(await runner.end("SIGTERM")).toBe(0);
    expect(await listRunners(db)).toEqual([]);
  });

  it("leaves what it works on to whoever comes next, stopped or killed", { timeout: 240_000 }, async () => {
    const first = await startRunner();
    const id = await start("passed-on", 24);
    await until(() => expect(first.said()).toMatch(/personalise.*: 24 steps/));
    expect(await first.end("SIGTERM")).toBe(0);
    const { status, runs, error } = await findExperiment(db, id);
    expect([status, error, ...runs.map((run) => run.status)]).toEqual(["queued", null, "queued", "queued"]);
    expect(await listRunners(db)).toEqual([]);
    const second = await startRunner();
    await untilStatus(id, "done");
    expect(await retriedOutcomes(id)).toEqual([["stopped", "done"]]);
    const killed = await start("orphaned", 25);
    await until(() => expect(second.said()).toMatch(/orphaned[\s\S]*personalise.*: 25 steps/));
    expect(await second.end("SIGKILL")).toBeNull();
    expect(await statusOf(killed)).toBe("running");
    const third = await startRunner();
    await untilStatus(killed, "done");
    expect(await retriedOutcomes(killed)).toEqual([["abandoned", "done"]]);
    await until(() => expect(third.said()).toMatch(/TS/));
    expect(await third.end("SIGTERM")).toBe(0);
  });
});
