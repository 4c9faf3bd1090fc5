import { savePack } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MutationResult, startTestServer, storeUploads, type TestServer } from "../../testing/index.ts";

let server: TestServer;
let images: readonly { readonly sha256: string }[];
beforeAll(async () => {
  server = await startTestServer();
  await savePack(server.db, { name: "micro", kind: "diffusion", hash: "m".repeat(64), path: "/micro" });
  const { rows } = await server.db.sql.execute<{ id: string }>("select id from users");
  images = (await storeUploads(server.db, rows[0]!.id, 4)).map((sha256) => ({ sha256 }));
});
afterAll(() => server?.dispose());

const nowhere = { sha256: "0".repeat(64) };

interface Concept {
  readonly id: string;
  readonly name: string;
  readonly archivedAt: string | null;
}
const concept = (input: Readonly<Record<string, unknown>>, name = "createConcept") =>
  server.mutate<MutationResult & { concept?: Concept }>(
    name,
    input,
    "concept { id name className kind archivedAt images { sha256 width height fileName } }",
  );
const dog = (input: Readonly<Record<string, unknown>> = {}) =>
  concept({ name: "rex", className: "dog", kind: "LIVE", images, ...input });

describe("createConcept", () => {
  it("stores a subject of uploaded images; the same content again is the concept that exists", async () => {
    const made = await dog({ images: [{ ...images[0], fileName: "front.png" }, ...images.slice(1)] });
    expect(made.concept).toMatchObject({
      ...{ name: "rex", className: "dog", kind: "LIVE", archivedAt: null },
      images: ["front.png", "image 2", "image 3", "image 4"].map((fileName, i) => ({
        ...{ sha256: images[i]!.sha256, width: 8, height: 6, fileName },
      })),
    });
    expect((await dog()).concept!.id).toBe(made.concept!.id);
  });

  it("is in conflict with other content under its name", async () => {
    await dog();
    expect(await dog({ className: "cat" })).toMatchObject({
      __typename: "ConflictError",
      field: "name",
      value: "rex",
    });
    expect((await dog({ images: images.slice(1) })).__typename).toBe("ConflictError");
  });

  it.each([
    ["no image", { images: [] }, ["images"]],
    ["51 images", { images: Array.from({ length: 51 }, () => nowhere) }, ["images"]],
    [
      "images that were not uploaded",
      { images: [nowhere, { sha256: "../../etc/passwd" }] },
      ["images[0].sha256", "images[1].sha256"],
    ],
    ["a name and a class that are none", { name: "a b", className: " " }, ["name", "className"]],
  ])("refuses %s", async (_, input, paths) => {
    const { __typename, issues } = await dog({ name: "fido", ...input });
    expect([__typename, issues?.map(({ path }) => path)]).toEqual(["InvalidInputError", paths]);
  });

  it("refuses an image twice, and one that somebody else uploaded", async () => {
    const twice = await dog({ name: "fido", images: [images[0], images[0]] });
    expect(twice.issues).toMatchObject([{ path: "images[1].sha256", expected: "each image once" }]);
    await server.mutate("createUser", { email: "other@dbdpo.example", name: "O" });
    await server.db.sql.execute(`update uploads set user_id = (select id from users where email like 'other%')
      where sha256 = '${images[3]!.sha256}'`);
    const { issues } = await dog({ name: "fido" });
    await server.db.sql.execute("update uploads set user_id = (select id from users where role = 'admin')");
    expect(issues).toMatchObject([
      { path: "images[3].sha256", expected: expect.stringMatching(/you uploaded/) },
    ]);
  });

  it("can be put away, and is then no choice for an experiment, and taken back", async () => {
    const { id } = (await dog()).concept!;
    expect((await concept({ id }, "archiveConcept")).concept!.archivedAt).not.toBeNull();
    const { issues } = await server.mutate("createExperiment", { preset: "demo", concepts: ["rex"] });
    expect(issues).toContainEqual(expect.objectContaining({ path: "concepts[0]", value: "rex" }));
    expect((await concept({ id, archived: false }, "archiveConcept")).concept!.archivedAt).toBeNull();
    const unknown = { id: "Concept:01990000-0000-7000-8000-000000000000" };
    expect((await concept(unknown, "archiveConcept")).__typename).toBe("NotFoundError");
  });
});

describe("createPromptSet", () => {
  const set = (input: Readonly<Record<string, unknown>>, name = "createPromptSet") =>
    server.mutate<MutationResult & { promptSet?: { id: string; archivedAt: string | null } }>(
      name,
      input,
      "promptSet { id name purpose archivedAt prompts(first: 9) { totalCount nodes { position template subjects category } } }",
    );
  const template = "a {token} {class} in the jungle";
  const places = (input: Readonly<Record<string, unknown>> = {}) =>
    set({ name: "places", purpose: "TRAINING", prompts: [{ template }], ...input });

  it("stores prompts in order; the same again is the set that exists, other content a newer version", async () => {
    const prompts = [
      { template },
      { template: "a red {token} {class}", subjects: "OBJECT", category: "ATTRIBUTE" },
    ];
    const made = await places({ prompts });
    expect(made.promptSet).toMatchObject({
      ...{ name: "places", purpose: "TRAINING", archivedAt: null },
      prompts: {
        totalCount: 2,
        nodes: [
          { position: 0, template, subjects: "ANY", category: null },
          { position: 1, template: "a red {token} {class}", subjects: "OBJECT", category: "ATTRIBUTE" },
        ],
      },
    });
    expect((await places({ prompts })).promptSet!.id).toBe(made.promptSet!.id);
    expect((await places()).promptSet!.id).not.toBe(made.promptSet!.id);
  });

  it.each([
    ["a prompt twice", { prompts: [{ template }, { template }] }, "prompts", /each prompt once/],
    [
      "a prompt without its subject",
      { prompts: [{ template: "a dog" }] },
      "prompts[0].template",
      /exactly once/,
    ],
    [
      "a prompt with two subjects",
      { prompts: [{ template: `${template} ${template}` }] },
      "prompts[0].template",
      /once/,
    ],
    ["no prompt", { prompts: [] }, "prompts", /at least one/],
    ["a name that is none", { name: "a/b" }, "name", /1 to 64/],
    ["a name of the product's own", { name: "DreamBench" }, "name", /another name/],
  ])("refuses %s", async (_, input, path, expected) => {
    expect(await places(input)).toMatchObject({
      __typename: "InvalidInputError",
      issues: [{ path, expected: expect.stringMatching(expected) }],
    });
  });

  it("can be put away and taken back", async () => {
    const { id } = (await places()).promptSet!;
    expect((await set({ id }, "archivePromptSet")).promptSet!.archivedAt).not.toBeNull();
    expect((await set({ id, archived: false }, "archivePromptSet")).promptSet!.archivedAt).toBeNull();
    const unknown = { id: "PromptSet:01990000-0000-7000-8000-000000000000" };
    expect((await set(unknown, "archivePromptSet")).__typename).toBe("NotFoundError");
  });
});

describe("importRun", () => {
  const prompt = "a dog in the jungle";
  const model = (name: string, from = 0) => ({
    model: name,
    images: images.slice(from, from + 2).map(({ sha256 }) => ({ sha256, prompt })),
  });
  const bring = (input: Readonly<Record<string, unknown>> = {}) =>
    server.mutate<MutationResult & { experiment?: { id: string } }>(
      "importRun",
      {
        name: "brought",
        concept: "rex",
        baseline: "theirs",
        models: [model("theirs"), model("ours", 2)],
        ...input,
      },
      "experiment { id status runs(first: 9) { nodes { variant configuration } } }",
    );

  it("makes a run of each model's images and has them scored; the same again is the experiment that exists", async () => {
    await dog();
    const made = await bring();
    const [first, second] = images;
    expect(made.experiment).toMatchObject({
      status: "QUEUED",
      runs: {
        nodes: [
          {
            variant: "theirs",
            configuration: {
              images: [
                { ...first, prompt, promptIndex: 0, sample: 0, seed: 0, width: 8, height: 6 },
                { ...second, prompt, promptIndex: 0, sample: 1, seed: 0, width: 8, height: 6 },
              ],
            },
          },
          { variant: "ours" },
        ],
      },
    });
    expect((await bring()).experiment!.id).toBe(made.experiment!.id);
    expect(await bring({ models: [model("theirs")] })).toMatchObject({
      __typename: "ConflictError",
      field: "name",
    });
  });

  const one = (image: Readonly<Record<string, unknown>>) => ({
    models: [{ model: "theirs", images: [{ sha256: images[0]!.sha256, prompt, ...image }] }],
  });
  it.each([
    ["an unknown concept", () => ({ concept: "unicorn" }), "concept"],
    ["an unknown pack", () => ({ pack: "giant" }), "pack"],
    ["a baseline that is no model", () => ({ baseline: "others" }), "baseline"],
    ["no model", () => ({ models: [] }), "models"],
    [
      "a model without images",
      () => ({ models: [model("theirs"), { model: "ours", images: [] }] }),
      "models[1].images",
    ],
    ["a model twice", () => ({ models: [model("theirs"), model("Theirs")] }), "models[1].model"],
    ["a model whose name is none", () => ({ models: [model("theirs"), model("a/b")] }), "models[1].model"],
    ["an image that was not uploaded", () => one(nowhere), "models[0].images[0].sha256"],
    ["an empty prompt", () => one({ prompt: " " }), "models[0].images[0].prompt"],
    ["a sample below 0", () => one({ sample: -1 }), "models[0].images[0].sample"],
    ["a seed that is no whole number", () => one({ seed: 0.5 }), "models[0].images[0].seed"],
    ["a seed that no table holds", () => one({ seed: 1e300 }), "models[0].images[0].seed"],
    [
      "a sample of a prompt twice",
      () => ({
        models: [{ model: "theirs", images: model("theirs").images.map((i) => ({ ...i, sample: 3 })) }],
      }),
      "models[0].images[1].sample",
    ],
  ])("refuses %s", async (_, input, path) => {
    await dog();
    const { __typename, issues } = await bring({ name: "refused", ...input() });
    expect([__typename, issues?.map((issue) => issue.path)]).toEqual(["InvalidInputError", [path]]);
  });
});
