import { acquireExperiment, beginStage, endAttempt, listStages, writeAttemptLog } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../testing/index.ts";

let world: World;
let stageId: string;
beforeAll(async () => {
  world = await openWorld();
  const { db, experiment } = world;
  stageId = (await listStages(db, world.run("TS").slice("Run:".length))).find(
    ({ kind }) => kind === "train",
  )!.id;
  const take = (runner: string) =>
    acquireExperiment(db, experiment.id, { runner, leaseSeconds: 60, isGone: () => true });
  // A runner fails, one is lost, and the next one is at work.
  const first = await take("a:1:1");
  const error = { code: "DIVERGED", message: "The loss exploded." };
  await beginStage(db, { stageId, lease: first });
  await writeAttemptLog(db, { stageId, number: 1 }, [
    { time: 1.7e12, level: "info", text: "Step 1 of 2." },
    { time: 1.7e12 + 1, level: "error", text: "DIVERGED: The loss exploded." },
  ]);
  await endAttempt(db, { stageId, number: 1 }, { outcome: "failed", error });
  await beginStage(db, { stageId, lease: first });
  await beginStage(db, { stageId, lease: await take("b:2:2") });
});
afterAll(() => world?.dispose());

const ask = (selection: string) =>
  world.query(`{ node(id: "Stage:${stageId}") { ... on Stage { ${selection} } } }`);

describe("the attempts at a stage", () => {
  it("tell who worked on it, how that ended, and what was said", async () => {
    const { data, errors } = await ask(
      "attempts { number runner outcome seconds endedAt error { code message } log { time level text } }",
    );
    expect(errors).toBeUndefined();
    const [failed, lost, running] = data.node.attempts;
    expect(failed).toMatchObject({
      ...{ number: 1, runner: "a:1:1", outcome: "FAILED" },
      error: { code: "DIVERGED", message: "The loss exploded." },
      log: [
        { time: new Date(1.7e12).toISOString(), level: "INFO", text: "Step 1 of 2." },
        { time: new Date(1.7e12 + 1).toISOString(), level: "ERROR", text: "DIVERGED: The loss exploded." },
      ],
    });
    expect(failed.seconds).toBeGreaterThanOrEqual(0);
    expect(lost).toMatchObject({ number: 2, outcome: "ABANDONED", error: null, log: [] });
    expect(lost.endedAt).not.toBeNull();
    expect(running).toMatchObject({
      number: 3,
      runner: "b:2:2",
      outcome: "RUNNING",
      endedAt: null,
      seconds: null,
    });
  });

  it("are none where work has not begun, and of shards from before it is not known who made them", async () => {
    const { data } = await world.query(
      `query ($run: ID!) { node(id: $run) { ... on Run { stages { stage { kind attempts { number }
        shards(first: 1) { nodes { index runner attempt seconds } } } } } } }`,
      { run: world.run("baseline") },
    );
    for (const { stage } of data.node.stages) expect(stage.attempts).toEqual([]);
    const { nodes } = data.node.stages[0].stage.shards;
    expect(nodes).toMatchObject([{ index: 0, attempt: null, seconds: null }]);
  });
});
