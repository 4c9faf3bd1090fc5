import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database.ts";
import { openQueue, type Queue } from "../queue/index.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import {
  acquireExperiment,
  addRun,
  beginExperiment,
  type Experiment,
  endExperiment,
  findExperiment,
  requestCancel,
  requeueExperiment,
  setArchived,
  setRunStatus,
  startExperiment,
} from "./index.ts";

let test: TestDatabase;
let db: Database;
let queue: Queue;
beforeAll(async () => {
  test = await openTestDatabase();
  db = test.db;
  queue = await openQueue(db, { supervise: false });
});
afterAll(async () => {
  await queue?.close();
  await test?.dispose();
});

const acquire = (id: string, runner = "host:1:1", leaseSeconds = 60) =>
  acquireExperiment(db, id, { runner, leaseSeconds });
const start = (id: string) => startExperiment(db, queue, id);
const failure = { code: "DIVERGED", message: "The loss is NaN." };

/** Jobs of an experiment that wait, and whether they may be taken at once. */
async function waiting(id: string): Promise<("now" | "later")[]> {
  const { rows } = await db.sql.execute<{ now: boolean }>(
    sql`select start_after <= now() as now from pgboss.job where data->>'experimentId' = ${id} and state = 'created'`,
  );
  return rows.map(({ now }) => (now ? "now" : "later"));
}

const dropJobs = (id: string) =>
  db.sql.execute(sql`delete from pgboss.job where data->>'experimentId' = ${id}`);

/** What stands in the database: status of the experiment, then of its runs. */
async function statuses({ id }: Experiment): Promise<string> {
  const { status, runs } = await findExperiment(db, id);
  return [status, ...runs.map((run) => run.status)].join(" ");
}

/** An experiment that a runner has taken and begun. */
async function running(leaseSeconds = 60) {
  const experiment = await start((await storeExperiment(db)).id);
  await dropJobs(experiment.id);
  const lease = await acquire(experiment.id, "host:1:1", leaseSeconds);
  await beginExperiment(db, lease, ["queued"]);
  return { ...experiment, lease };
}

async function finished(status: "done" | "failed" | "cancelled") {
  const { lease, ...experiment } = await running();
  for (const { id } of experiment.runs) if (status === "done") await setRunStatus(db, id, "done");
  await endExperiment(db, lease, { status, ...(status === "done" ? {} : { error: failure }) });
  await lease.release();
  return experiment;
}

describe("starting an experiment", () => {
  it("queues a draft, once however often it is asked for", async () => {
    const draft = await storeExperiment(db);
    expect(draft.status).toBe("draft");
    const started = await Promise.all([start(draft.id), start(draft.id), start(draft.id)]);
    for (const { status } of started) expect(status).toBe("queued");
    expect(await waiting(draft.id)).toEqual(["now"]);
  });

  it.each(["failed", "cancelled"] as const)("takes up one that was %s, its runs too", async (status) => {
    const experiment = await finished(status);
    expect(await statuses(experiment)).toBe(`${status} ${status} ${status} ${status}`);
    expect(await findExperiment(db, experiment.id)).toMatchObject({
      error: failure,
      finishedAt: expect.any(Date),
    });
    expect(await start(experiment.id)).toMatchObject({ status: "queued", error: null, finishedAt: null });
    expect(await statuses(experiment)).toBe("queued queued queued queued");
    expect(await waiting(experiment.id)).toEqual(["now"]);
  });

  it("refuses one that is done, until it has runs to do", async () => {
    const experiment = await finished("done");
    await expect(start(experiment.id)).rejects.toMatchObject({
      code: "CONFLICT",
      message: "The experiment is done; it cannot be started.",
      detail: { expected: "an experiment with work left to do" },
    });
    expect(await waiting(experiment.id)).toEqual([]);
    const { conceptId } = experiment.runs[0]!;
    await addRun(db, experiment.id, { conceptId, variant: "more", seed: 0, configuration: {} });
    expect((await start(experiment.id)).status).toBe("queued");
    expect(await statuses(experiment)).toBe("queued done done done queued");
    expect(await waiting(experiment.id)).toEqual(["now"]);
  });

  it("refuses one that is archived, is not there, or is being cancelled", async () => {
    const archived = await storeExperiment(db);
    await setArchived(db, "experiment", archived.id, true);
    await expect(start(archived.id)).rejects.toMatchObject({
      code: "CONFLICT",
      detail: { expected: expect.stringContaining("restore it first") },
    });
    await expect(start("01900000-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { id } = await running();
    expect(await requestCancel(db, id)).toBe("cancelling");
    await expect(start(id)).rejects.toMatchObject({ code: "CONFLICT" });
    expect([await waiting(archived.id), await waiting(id)]).toEqual([[], []]);
  });

  it("keeps one that is running so, and has it looked at again afterwards", async () => {
    const experiment = await running();
    expect((await start(experiment.id)).status).toBe("running");
    expect(await waiting(experiment.id)).toEqual(["now"]);
  });

  it("frees one whose runner was lost while it ran or was being cancelled", async () => {
    for (const cancelled of [false, true]) {
      const experiment = await running(1);
      if (cancelled) expect(await requestCancel(db, experiment.id)).toBe("cancelling");
      await db.sql.execute(
        sql`update experiments set lease_until = now() - interval '1 second' where id = ${experiment.id}`,
      );
      expect((await start(experiment.id)).status).toBe("queued");
      expect(await statuses(experiment)).toBe("queued queued queued queued");
      expect(await waiting(experiment.id)).toEqual(["now"]);
    }
  });

  it("is not lost on a worker that looks at the experiment at that moment", async () => {
    const experiment = await finished("cancelled");
    await db.sql.transaction((tx) => queue.addExperiment(tx, experiment.id));
    // The worker has taken the job; whether it is to run is decided under a lock that starting holds too.
    await db.sql.execute(
      sql`update pgboss.job set state = 'active' where data->>'experimentId' = ${experiment.id}`,
    );
    const [lookedAt] = await Promise.all([requeueExperiment(db, queue, experiment.id), start(experiment.id)]);
    expect(["queued", "cancelled"]).toContain(lookedAt);
    expect(await waiting(experiment.id)).toEqual(["now"]);
  });
});

describe("cancelling an experiment", () => {
  it("that waits ends it and its runs, and no runner begins it", async () => {
    const experiment = await start((await storeExperiment(db)).id);
    expect(await requestCancel(db, experiment.id)).toBe("cancelled");
    expect(await statuses(experiment)).toBe("cancelled cancelled cancelled cancelled");
    expect((await findExperiment(db, experiment.id)).finishedAt).toBeInstanceOf(Date);
    const lease = await acquire(experiment.id);
    await expect(beginExperiment(db, lease, ["queued", "running"])).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("is cancelled"),
    });
    await lease.release();
    expect(await requeueExperiment(db, queue, experiment.id)).toBe("cancelled");
  });

  it("that was just taken is not lost", async () => {
    const experiment = await start((await storeExperiment(db)).id);
    const lease = await acquire(experiment.id);
    expect(await requestCancel(db, experiment.id)).toBe("cancelling");
    await expect(beginExperiment(db, lease, ["queued"])).rejects.toMatchObject({ code: "CANCELLED" });
    await lease.release();
    expect(await requeueExperiment(db, queue, experiment.id)).toBe("cancelled");
    expect(await statuses(experiment)).toBe("cancelled cancelled cancelled cancelled");
  });

  it("ends with whoever takes it over when its runner was lost", async () => {
    const experiment = await running(-1);
    await db.sql.execute(sql`update experiments set status = 'cancelling' where id = ${experiment.id}`);
    const lease = await acquire(experiment.id, "host:2:2");
    expect(await statuses(experiment)).toBe("cancelled cancelled cancelled cancelled");
    // Whoever wants it to go on nevertheless may.
    await beginExperiment(db, lease);
    expect(await statuses(experiment)).toBe("running running running running");
  });
});

describe("a runner that leaves an experiment", () => {
  it("leaves it queued when it is the runner that ends, unless somebody cancelled", async () => {
    const stopped = await running();
    expect(await endExperiment(db, stopped.lease, { status: "queued", error: failure })).toBe("queued");
    expect(await statuses(stopped)).toBe("queued queued queued queued");
    expect(await findExperiment(db, stopped.id)).toMatchObject({ error: null, finishedAt: null });
    const cancelled = await running();
    await requestCancel(db, cancelled.id);
    expect(await endExperiment(db, cancelled.lease, { status: "queued", error: failure })).toBe("cancelled");
    expect(await statuses(cancelled)).toBe("cancelled cancelled cancelled cancelled");
  });

  it("does not call done what got runs meanwhile", async () => {
    const experiment = await running();
    for (const { id } of experiment.runs) await setRunStatus(db, id, "done");
    const { conceptId } = experiment.runs[0]!;
    await addRun(db, experiment.id, { conceptId, variant: "more", seed: 0, configuration: {} });
    expect(await endExperiment(db, experiment.lease, { status: "done" })).toBe("queued");
    expect(await statuses(experiment)).toBe("queued done done done queued");
  });

  it("keeps what its runs came to on their own", async () => {
    const experiment = await running();
    const [baseline, failed] = experiment.runs;
    await setRunStatus(db, baseline!.id, "done");
    await setRunStatus(db, failed!.id, "failed", { error: failure });
    await endExperiment(db, experiment.lease, { status: "failed", error: failure });
    expect(await statuses(experiment)).toBe("failed done failed failed");
  });

  it("changes nothing once another has taken over", async () => {
    const experiment = await running(-1);
    const taken = await acquire(experiment.id, "host:2:2");
    for (const late of [
      () => endExperiment(db, experiment.lease, { status: "failed", error: failure }),
      () => beginExperiment(db, experiment.lease),
    ])
      await expect(late()).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await statuses(experiment)).toBe("running running running running");
    expect(await endExperiment(db, taken, { status: "cancelled" })).toBe("cancelled");
  });
});

describe("a job that ends", () => {
  it.each([
    ["that is queued", async () => start((await storeExperiment(db)).id), ["now"]],
    ["that is running elsewhere", () => running(), ["later"]],
    ["whose runner was lost", () => running(-1), ["now"]],
    ["that is done", () => finished("done"), []],
    ["that failed", () => finished("failed"), []],
  ] as const)("leaves an experiment %s with the job it needs", async (_, make, expected) => {
    const { id } = await make();
    await dropJobs(id);
    await requeueExperiment(db, queue, id);
    await requeueExperiment(db, queue, id);
    expect(await waiting(id)).toEqual(expected);
  });

  it("of an experiment that is being cancelled is followed by one that sees to it", async () => {
    const { id, lease } = await running();
    await requestCancel(db, id);
    expect(await requeueExperiment(db, queue, id)).toBe("cancelling");
    expect(await waiting(id)).toEqual(["later"]);
    await lease.release();
    expect(await requeueExperiment(db, queue, id)).toBe("cancelled");
  });
});
