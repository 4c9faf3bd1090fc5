import { saveConcept, savePack, savePromptSet } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { db } = server;
  for (const [name, kind] of [
    ["dog", "live"],
    ["clock", "object"],
  ] as const)
    await saveConcept(db, { name, className: name, kind, contentHash: name.padEnd(64, "0"), images: [] });
  await savePack(db, { name: "micro", kind: "diffusion", hash: "m".repeat(64), path: "/micro" });
  const prompts = (subjects: readonly string[]) =>
    subjects.map((each, index) => ({
      index,
      template: `a {token} {class} ${index}`,
      details: { subjects: each },
    }));
  const sets = { dreambench: ["any", "any", "live"], "micro-long": ["any"] } as const;
  for (const [name, subjects] of Object.entries(sets))
    await savePromptSet(db, { name, purpose: "evaluation", hash: name, prompts: prompts(subjects) });
});
afterAll(() => server?.dispose());

const selection = `
  __typename
  ... on EstimateExperimentSuccess {
    estimate {
      configuration runs stages stagesDone images imagesLeft trainingSteps trainingStepsLeft pairs basis
      minutes { value lo hi n method }
      parts { kind stages stagesDone unit units unitsLeft measured minutes { value } }
    }
  }
  ... on InvalidInputError { message issues { path value expected } }`;

async function estimate(input: Readonly<Record<string, unknown>>) {
  const { data, errors } = await server.query(
    `query ($input: EstimateExperimentInput!) { estimateExperiment(input: $input) { ${selection} } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: of either member of the union.
  return data!.estimateExperiment as any;
}

describe("an estimate", () => {
  it("counts what a preset takes, by hand", async () => {
    const { estimate: found } = await estimate({ preset: "demo", concepts: ["dog", "clock"] });
    // Of each concept: images for pairs once (all variants share the first round's); evaluations of the personalisation's two
    // checkpoints and of the three variants' last round, 4 images of 3 prompts for the dog and 2 for the clock.
    const evaluated = 5 * 4 * (3 + 2);
    expect(found).toMatchObject({
      ...{ runs: 2 * 4, images: 2 * 40 * 8 + evaluated, imagesLeft: 2 * 40 * 8 + evaluated, stagesDone: 0 },
      // 40 prompts of 8 images give 28 pairs each, for each of three variants of two concepts.
      pairs: 2 * 3 * 40 * 28,
      // A window of 90 degrees keeps half of them; 4 epochs in batches of 24.
      trainingSteps: 2 * 150 + 2 * 3 * Math.ceil((4 * 40 * 28 * 0.5) / 24),
      minutes: null,
    });
    expect(found.configuration).toMatchObject({
      concepts: ["dog", "clock"],
      pack: "micro",
      dpo: { beta: 5000 },
    });
    expect(found.basis).toBe(
      "No finished stage tells yet how long these take on the pack micro: personalise by dreambooth, generate, score, select, train with full tuning.",
    );
    const counts = found.parts.map((part: { kind: string; stages: number }) => [part.kind, part.stages]);
    // Each evaluation is scored by two judges, the images for pairs by one.
    expect(counts).toEqual([
      ["PERSONALISE", 2],
      ["GENERATE", 2 * (1 + 5)],
      ["SCORE", 2 * (1 + 2 * 5)],
      ["SELECT", 2 * 3],
      ["TRAIN", 2 * 3],
    ]);
  });

  it("follows long prompts, rounds and caps of pairs", async () => {
    const { estimate: found } = await estimate({
      ...{ preset: "micro-paper", concepts: ["dog"] },
      configuration: {
        variants: [
          { name: "few", selection: { kind: "weighted", lambda: 0.5, keptFraction: 0.5, maximumPairs: 48 } },
        ],
      },
    });
    // Each of two rounds 800 images; evaluations on 3 prompts: 5 of the frontier and one of either round; on the long one: the
    // baseline and the last round.
    expect(found.images).toBe(2 * 800 + 10 * (7 * 3 + 2));
    expect(found.trainingSteps).toBe(300 + 2 * Math.ceil((5 * 48) / 24));
  });

  it("lists every wrong field, as creating it would", async () => {
    expect(
      await estimate({ preset: "demo", concepts: ["dog"], configuration: { dpo: { beta: -1 } } }),
    ).toMatchObject({
      ...{ __typename: "InvalidInputError", issues: [{ path: "dpo.beta", value: -1 }] },
    });
    expect(await estimate({ preset: "demo", concepts: ["dog", "cat"] })).toMatchObject({
      ...{ __typename: "InvalidInputError", issues: [{ path: "concepts[1]", value: "cat" }] },
    });
    expect((await estimate({ preset: "no such", concepts: ["dog"] })).issues).toMatchObject([
      { path: "preset" },
    ]);
  });

  it("is for credentials that may create experiments", async () => {
    const made = await server.mutate<{ issued: { key: string } }>(
      "createApiKey",
      { name: "reader", scopes: ["READ"] },
      "issued { key }",
    );
    const { status, errors } = await server.query(
      `{ estimateExperiment(input: { preset: "demo", concepts: ["dog"] }) { __typename } }`,
      {},
      { authorization: `Bearer ${made.issued.key}` },
    );
    expect([status, errors?.[0]?.extensions.code]).toEqual([403, "FORBIDDEN"]);
  });

  it("takes as many statements for three concepts and rounds as for one", async () => {
    const { db } = server;
    await saveConcept(db, {
      name: "cup",
      className: "cup",
      kind: "object",
      contentHash: "c".repeat(64),
      images: [],
    });
    const statements = async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return Number(/^dbdpo_sql_statements_total (\d+)/m.exec(text)![1]);
    };
    const statementsOf = async (input: object) => {
      const before = await statements();
      await estimate({ preset: "demo", ...input });
      return (await statements()) - before;
    };
    expect(await statementsOf({ concepts: ["dog"] })).toBeGreaterThan(5);
    expect(await statementsOf({ concepts: ["dog"] })).toBe(
      await statementsOf({ concepts: ["dog", "clock", "cup"], configuration: { dpo: { rounds: 3 } } }),
    );
  });
});
