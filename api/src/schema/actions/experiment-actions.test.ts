import { savePack, savePromptSet, setExperimentStatus } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type MutationResult,
  startTestServer,
  storeExperiment,
  type TestServer,
} from "../../testing/index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { db } = server;
  // The concept "dog", and an experiment whose runs can be forked.
  await storeExperiment(db, "stored");
  await savePack(db, { name: "micro", kind: "diffusion", hash: "m".repeat(64), path: "/micro" });
  const prompt = (template: string) => [{ index: 0, template, details: {} }];
  const sets = { dreambench: "evaluation", short: "training" } as const;
  for (const [name, purpose] of Object.entries(sets))
    await savePromptSet(db, { name, purpose, hash: name, prompts: prompt(`a {token} {class} in ${name}`) });
});
afterAll(() => server?.dispose());

const about =
  "experiment { id name status tags note archivedAt configuration runs(first: 20) { nodes { id variant } } }";
interface Experiment {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly archivedAt: string | null;
  readonly configuration: Readonly<Record<string, never>>;
  readonly runs: { readonly nodes: readonly { readonly id: string; readonly variant: string }[] };
}
type Result = MutationResult & { readonly experiment?: Experiment };
const act = (name: string, input: Readonly<Record<string, unknown>>) =>
  server.mutate<Result>(name, input, about);
const create = (input: Readonly<Record<string, unknown>>) =>
  act("createExperiment", { preset: "demo", concepts: ["dog"], ...input });
const made = async (name: string, input: Readonly<Record<string, unknown>> = {}) =>
  (await create({ name, ...input })).experiment!;
const status = (id: string, to: Parameters<typeof setExperimentStatus>[2]) =>
  setExperimentStatus(server.db, id.split(":")[1]!, to);
const unknown = "01990000-0000-7000-8000-000000000000";

describe("createExperiment", () => {
  it("stores a preset with changes laid over it, as a draft with a run for each variant", async () => {
    const configuration = { seed: 7, dpo: { rounds: 1 } };
    const { experiment } = await create({ name: "first", configuration });
    expect(experiment).toMatchObject({
      name: "first",
      status: "DRAFT",
      tags: [],
      note: null,
      archivedAt: null,
    });
    expect(experiment!.configuration).toMatchObject({ seed: 7, dpo: { rounds: 1 }, pack: "micro" });
    expect(experiment!.runs.nodes.map(({ variant }) => variant)).toEqual(["baseline", "TS", "IS", "MIX"]);
  });

  it("is carried out once under one idempotency key", async () => {
    const input = { name: "keyed", idempotencyKey: "keyed" };
    const first = (await create(input)).experiment!;
    expect(first.name).toBe("keyed");
    expect((await create(input)).experiment!.id).toBe(first.id);
  });

  it("lists every wrong field with path, value and what was expected", async () => {
    const { __typename, message, issues } = await create({
      name: "not a name!",
      configuration: {
        token: "two words",
        personalisation: { steps: 0, stepz: 1 },
        dpo: { learningRate: -1, rounds: 1.5 },
        variants: [{ name: "TS", selection: { kind: "window", window: { c1: 50, c2: 10 } } }],
      },
    });
    expect(__typename).toBe("InvalidInputError");
    expect(message).toMatch(/^name is "not a name!"; expected an experiment's name of 1 to 64/);
    const expected = [
      ["name", "not a name!", /1 to 64 letters/],
      ["token", "two words", /without spaces/],
      ["personalisation.steps", 0, /whole number of at least 1/],
      // The preset's, against the steps above.
      ["personalisation.checkpoints", [75], /no later than the last step/],
      ["personalisation.stepz", 1, /only the fields/],
      ["dpo.learningRate", -1, /above 0/],
      ["dpo.rounds", 1.5, /whole number of at least 1/],
      ["variants[0].selection.window", { c1: 50, c2: 10 }, /c1 below c2/],
    ] as const;
    for (const [path, value, what] of expected)
      expect(issues).toContainEqual({ path, value, expected: expect.stringMatching(what) });
    expect(issues).toHaveLength(expected.length);
  });

  it("lists every name that there is none of: concept, pack, prompt sets, judge", async () => {
    const { __typename, issues } = await create({
      concepts: ["dog", "unicorn"],
      configuration: {
        pack: "giant",
        judge: "/a/folder",
        sampling: { promptSet: "nowhere" },
        evaluation: { promptSet: "short" },
      },
    });
    expect(__typename).toBe("InvalidInputError");
    expect(issues).toEqual([
      { path: "concepts[1]", value: "unicorn", expected: "the name of a concept, one of dog" },
      { path: "pack", value: "giant", expected: "the name of a model pack, one of micro" },
      { path: "judge", value: "/a/folder", expected: expect.stringMatching(/^nothing/) },
      {
        path: "sampling.promptSet",
        value: "nowhere",
        expected: expect.stringMatching(/prompt set for training/),
      },
      { path: "evaluation.promptSet", value: "short", expected: expect.stringMatching(/for evaluation/) },
    ]);
  });

  it.each([
    ["an unknown preset", { preset: "huge" }, "preset"],
    ["a configuration that is a list", { configuration: [1] }, "the input"],
    ["a configuration that is a text", { configuration: "seed: 1" }, "the input"],
    ["no concept", { concepts: [] }, "concepts"],
    ["a concept twice", { concepts: ["dog", "dog"] }, "concepts"],
    ["an imported kind", { configuration: { kind: "import" } }, "kind"],
    [
      "more training prompts than the set has",
      { configuration: { sampling: { promptSet: "short", prompts: 2 } } },
      "sampling.prompts",
    ],
  ])("refuses %s", async (_, input, path) => {
    const { __typename, issues } = await create({ name: "refused", ...input });
    expect([__typename, issues?.[0]?.path]).toEqual(["InvalidInputError", path]);
  });

  it("takes no field from a prototype", async () => {
    const configuration = JSON.parse('{"__proto__": {"seed": 1}}');
    expect((await made("unpolluted", { configuration })).configuration).toMatchObject({ seed: 0 });
  });

  it("without a preset asks for every field that has no default", async () => {
    const { issues } = await server.mutate<Result>("createExperiment", { configuration: {} });
    expect(issues!.map(({ path, value }) => [path, value])).toEqual([
      ["concepts", null],
      ["pack", null],
      ["personalisation", null],
      ["dpo", null],
    ]);
  });

  it("gives the experiment that exists for the same configuration, a conflict for another under its name", async () => {
    const { id } = await made("taken");
    expect((await create({ name: "taken" })).experiment!.id).toBe(id);
    expect(await create({ name: "taken", configuration: { seed: 1 } })).toMatchObject({
      ...{ __typename: "ConflictError", field: "name", value: "taken", expected: "a name not taken" },
      hint: "Choose another name.",
    });
  });

  it("may start it at once", async () => {
    expect(await made("at-once", { start: true })).toMatchObject({ status: "QUEUED" });
  });
});

describe("start, cancel and resume", () => {
  it("queue a draft once, cancel it while it waits, and queue it again", async () => {
    const { id } = await made("lifecycle");
    for (let times = 0; times < 2; times++)
      expect((await act("startExperiment", { id })).experiment!.status).toBe("QUEUED");
    const jobs = await server.db.sql.execute(
      `select 1 from pgboss.job where data->>'experimentId' = '${id.split(":")[1]}'`,
    );
    expect(jobs.rows).toHaveLength(1);
    expect((await act("cancelExperiment", { id })).experiment!.status).toBe("CANCELLED");
    expect((await act("cancelExperiment", { id })).experiment!.status).toBe("CANCELLED");
    expect((await act("resumeExperiment", { id })).experiment!.status).toBe("QUEUED");
  });

  it("refuse what is done and what there is not", async () => {
    const { id } = await made("done");
    await status(id, "done");
    await server.db.sql.execute(
      `update runs set status = 'done' where experiment_id = '${id.split(":")[1]}'`,
    );
    for (const name of ["startExperiment", "resumeExperiment"])
      expect(await act(name, { id })).toMatchObject({
        __typename: "ConflictError",
        message: expect.stringMatching(/is done/),
      });
    for (const name of ["startExperiment", "resumeExperiment", "cancelExperiment", "archiveExperiment"]) {
      expect(await act(name, { id: `Experiment:${unknown}` })).toMatchObject({
        ...{ __typename: "NotFoundError", value: unknown },
      });
      for (const wrong of [`Run:${unknown}`, "Experiment:1", "", "experiment", unknown])
        expect(await act(name, { id: wrong })).toMatchObject({
          __typename: "InvalidInputError",
          issues: [{ path: "id", value: wrong, expected: expect.stringMatching(/Experiment/) }],
        });
    }
  });
});

describe("archiveExperiment", () => {
  it("puts away and takes back, but not what is at work; what is away is not started", async () => {
    const { id } = await made("archived");
    expect((await act("archiveExperiment", { id })).experiment!.archivedAt).not.toBeNull();
    expect(await act("startExperiment", { id })).toMatchObject({ __typename: "ConflictError" });
    const runId = (await act("archiveExperiment", { id })).experiment!.runs.nodes[1]!.id;
    const fork = { runId, round: 1, name: "late", selection: { kind: "window", window: "TS" } };
    expect(await server.mutate("forkRun", fork)).toMatchObject({ __typename: "ConflictError" });
    expect((await act("archiveExperiment", { id, archived: false })).experiment!.archivedAt).toBeNull();
    for (const at of ["queued", "running", "cancelling"] as const) {
      await status(id, at);
      expect(await act("archiveExperiment", { id })).toMatchObject({
        ...{
          __typename: "ConflictError",
          message: `The experiment is ${at}; cancel it before it is put away.`,
        },
      });
    }
  });
});

describe("annotateExperiment and annotateRun", () => {
  it("set what is given, leave the rest, and take a note away", async () => {
    const { id } = await made("annotated");
    const first = await act("annotateExperiment", { id, tags: [" a ", "b", "a"], note: "**bold**" });
    expect(first.experiment).toMatchObject({ tags: ["a", "b"], note: "**bold**" });
    expect((await act("annotateExperiment", { id, tags: [] })).experiment).toMatchObject({
      tags: [],
      note: "**bold**",
    });
    expect((await act("annotateExperiment", { id, note: null })).experiment).toMatchObject({ note: null });
  });

  it.each([
    ["21 tags", { tags: Array.from({ length: 21 }, (_, i) => `t${i}`) }, "tags"],
    ["a tag of 41 characters", { tags: ["x".repeat(41)] }, "tags[0]"],
    ["an empty tag", { tags: [" "] }, "tags[0]"],
    ["a note of 10,001 characters", { note: "x".repeat(10_001) }, "note"],
    ["nothing to set", {}, "tags"],
  ])("refuse %s", async (_, input, path) => {
    const { id, runs } = await made("annotated");
    for (const [name, of] of [
      ["annotateExperiment", id],
      ["annotateRun", runs.nodes[0]!.id],
    ] as const)
      expect(await server.mutate(name, { id: of, ...input })).toMatchObject({
        __typename: "InvalidInputError",
        issues: [{ path }],
      });
  });

  it("are refused when somebody else has changed what was seen, and told what is stored", async () => {
    const { id, runs } = await made("annotated");
    for (const [name, of] of [
      ["annotateExperiment", id],
      ["annotateRun", runs.nodes[1]!.id],
    ] as const) {
      const set = (input: Readonly<Record<string, unknown>>) => server.mutate(name, { id: of, ...input });
      await set({ tags: ["a", "b"], note: "theirs" });
      expect(await set({ note: "mine", expectedNote: "as I saw it" })).toMatchObject({
        ...{ __typename: "ConflictError", field: "expectedNote", value: "theirs" },
        expected: '"as I saw it"',
      });
      expect(await set({ note: "mine", expectedNote: null })).toMatchObject({ value: "theirs" });
      expect(await set({ tags: [], expectedTags: ["b", "a"] })).toMatchObject({
        ...{ __typename: "ConflictError", field: "expectedTags", value: ["a", "b"] },
      });
      const seen = { expectedNote: "theirs", expectedTags: ["a", "b"] };
      expect((await set({ note: null, tags: ["c"], ...seen })).__typename).toMatch(/Success$/);
      expect((await set({ note: "mine", expectedNote: null, expectedTags: ["c"] })).__typename).toMatch(
        /Success$/,
      );
    }
  });

  it("of two that have seen the same let one through", async () => {
    const { id } = await made("annotated-twice");
    const set = (note: string) => server.mutate("annotateExperiment", { id, note, expectedNote: null });
    const results = await Promise.all(["one", "two", "three"].map(set));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      "AnnotateExperimentSuccess",
      "ConflictError",
      "ConflictError",
    ]);
  });

  it("refuse runs that there are not", async () => {
    const note = "n";
    expect((await server.mutate("annotateRun", { id: `Run:${unknown}`, note })).__typename).toBe(
      "NotFoundError",
    );
    expect((await server.mutate("annotateRun", { id: `Experiment:${unknown}`, note })).__typename).toBe(
      "InvalidInputError",
    );
  });
});

describe("forkRun", () => {
  const selection = { kind: "window", window: { c1: -30, c2: 60 } };
  const fork = (input: Readonly<Record<string, unknown>>) =>
    server.mutate<
      MutationResult & { run?: { id: string; variant: string; forkRound: number; parent: { id: string } } }
    >(
      "forkRun",
      { round: 2, name: "wide", selection, ...input },
      "run { id variant forkRound parent { id } }",
    );

  it("adds a run that differs from a round on; the same fork again is that run", async () => {
    const { runs } = await made("forked", { configuration: { dpo: { rounds: 2 } } });
    const runId = runs.nodes[1]!.id;
    const { run } = await fork({ runId });
    expect(run).toMatchObject({ variant: "wide", forkRound: 2, parent: { id: runId } });
    expect((await fork({ runId })).run).toEqual(run);
    expect((await fork({ runId, name: "queued", start: true })).run).toMatchObject({ variant: "queued" });
  });

  it.each([
    ["a baseline", (ids: readonly string[]) => ({ runId: ids[0] }), "run"],
    ["a round before the first", (ids: readonly string[]) => ({ runId: ids[1], round: 0 }), "round"],
    ["a round after the last", (ids: readonly string[]) => ({ runId: ids[1], round: 3 }), "round"],
    ["a name that is taken", (ids: readonly string[]) => ({ runId: ids[1], name: "is" }), "name"],
    ["a name that is none", (ids: readonly string[]) => ({ runId: ids[1], name: "../x" }), "name"],
    [
      "a selection of no kind",
      (ids: readonly string[]) => ({ runId: ids[1], selection: {} }),
      "selection.kind",
    ],
    [
      "a window that is none",
      (ids: readonly string[]) => ({ runId: ids[1], selection: { kind: "window", window: "XS" } }),
      "selection.window",
    ],
    ["an id of another type", () => ({ runId: `Experiment:${unknown}` }), "runId"],
  ])("refuses %s", async (_, input, path) => {
    const { runs } = await made("forked", { configuration: { dpo: { rounds: 2 } } });
    const told = await fork(input(runs.nodes.map(({ id }) => id)));
    expect([told.__typename, told.issues?.[0]?.path]).toEqual(["InvalidInputError", path]);
  });

  it("refuses a run that there is not", async () => {
    expect((await fork({ runId: `Run:${unknown}` })).__typename).toBe("NotFoundError");
  });
});
