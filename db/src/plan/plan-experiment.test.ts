import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Configuration, namedSelection, parseConfiguration } from "../contract/index.ts";
import { canonicalJson, hashJson } from "../hash-json.ts";
import { type Plan, type PlanContext, type PlannedRun, planExperiment } from "./index.ts";

const context: PlanContext = {
  pack: "p".repeat(64),
  judges: [
    { name: "clip", hash: "c" },
    { name: "held-out", hash: "h" },
  ],
  runtime: { provider: "cpu", onnxruntime: "1.30.0", threads: 2 },
  concepts: new Map(
    ["dog", "clock"].map((name) => [
      name,
      { name, className: name, kind: name === "dog" ? "live" : "object", contentHash: `content ${name}` },
    ]),
  ),
  suites: [
    { name: "short", imagesPerPrompt: 2, finalOnly: false, prompts: (kind) => [`a {token} {class} ${kind}`] },
    { name: "long", imagesPerPrompt: 2, finalOnly: true, prompts: () => ["a long {token} {class}"] },
  ],
  samplingPrompts: () => Array.from({ length: 100 }, (_, i) => `a {token} {class} ${i}`),
};

const configuration = (changes: object = {}): Configuration =>
  parseConfiguration({
    concepts: ["dog"],
    pack: "micro",
    personalisation: { steps: 10, learningRate: 1e-4, checkpoints: [5] },
    sampling: { prompts: 100, imagesPerPrompt: 4 },
    dpo: { learningRate: 1e-5, batchSize: 4, rounds: 2 },
    ...changes,
  });

const runOf = (variant: string, over: Partial<PlannedRun> = {}): PlannedRun => ({
  id: variant,
  concept: "dog",
  variant,
  seed: 0,
  selections: variant === "baseline" ? [] : new Array(2).fill(namedSelection(variant as "TS")),
  ...over,
});
const hashes = ({ uses }: Plan, run: string) =>
  new Map(uses.filter((u) => u.runId === run).map((u) => [`${u.kind} ${u.round}`, u.hash]));

describe("a plan", () => {
  const plan = planExperiment(configuration(), [runOf("baseline"), runOf("TS"), runOf("IS")], context);

  it("shares personalisation and the first round's images and scores, and nothing that selection changes", () => {
    const [ts, is] = [hashes(plan, "TS"), hashes(plan, "IS")];
    const shared = [...ts].filter(([stage, hash]) => is.get(stage) === hash).map(([stage]) => stage);
    expect(shared).toEqual(["personalise 0"]);
    const first = plan.uses.filter((u) => u.runId === "TS" && u.round === 1);
    const other = new Set(plan.uses.filter((u) => u.runId === "IS").map((u) => u.hash));
    expect(first.filter((u) => other.has(u.hash)).map((u) => u.kind)).toEqual(["generate", "score"]);
  });

  it("puts every stage after those it needs, each once", () => {
    const seen = new Set<string>();
    const known = new Set(plan.stages.map(({ hash }) => hash));
    for (const { hash, inputs } of plan.stages) {
      for (const needed of canonicalJson(inputs).match(/[0-9a-f]{64}/g) ?? [])
        if (known.has(needed)) expect(seen.has(needed)).toBe(true);
      expect(seen.has(hash)).toBe(false);
      seen.add(hash);
    }
  });

  it("evaluates every checkpoint on the short prompts, the last of each run on the long ones", () => {
    expect(plan.evaluations.map((e) => `${e.checkpoint}: ${e.suite}`)).toEqual([
      "baseline step 5: short",
      "baseline: short",
      "baseline: long",
      ...["TS", "IS"].flatMap((v) => [`${v} round 1: short`, `${v} round 2: short`, `${v} round 2: long`]),
    ]);
    expect(plan.evaluations.every((e) => e.scores.length === 2)).toBe(true);
  });

  it("splits generation into whole prompts of at most 64 images", () => {
    const generate = plan.stages.find((s) => s.kind === "generate" && s.inputs.prompts.length === 100);
    expect(generate?.shards).toBe(Math.ceil(100 / 16));
  });

  it("gives a fork the stages of its parent before its first round", () => {
    const fork = runOf("fork", {
      selections: [namedSelection("TS"), namedSelection("IS")],
      firstRound: 2,
    });
    const forked = planExperiment(configuration(), [runOf("TS"), fork], context);
    const parent = new Set(forked.uses.filter((u) => u.runId === "TS").map((u) => u.hash));
    const own = forked.uses.filter((u) => u.runId === "fork" && !parent.has(u.hash));
    expect(own.map((u) => `${u.kind} ${u.round}`)).toEqual([
      "select 2",
      "train 2",
      ...["generate 2", "score 2", "score 2"],
      ...["generate 2", "score 2", "score 2"],
    ]);
  });

  it("does not depend on names of runs and variants, nor on how figures are drawn from scores", () => {
    const stages = (p: Plan) => p.stages.map(({ hash }) => hash);
    const renamed = planExperiment(
      configuration({ name: "other", evaluation: { bootstrapSamples: 500 } }),
      [runOf("baseline"), runOf("TS", { id: "x", variant: "mine" }), runOf("IS", { id: "y" })],
      context,
    );
    expect(stages(renamed)).toEqual(stages(plan));
  });

  it.each([
    ["seed", {}, { seed: 1 }, context],
    ["pack", {}, {}, { ...context, pack: "q" }],
    ["device", {}, {}, { ...context, runtime: { ...context.runtime, provider: "webgpu" } }],
    ["token", { token: "xyz" }, {}, context],
    ["guidance", { generation: { guidanceScale: 3 } }, {}, context],
  ])("makes other images for another %s", (_, changes, over, other) => {
    const images = (p: Plan) => p.stages.filter((s) => s.kind === "generate").map(({ hash }) => hash);
    const again = planExperiment(configuration(changes), [runOf("TS", over)], other);
    const before = new Set(images(planExperiment(configuration(), [runOf("TS")], context)));
    expect(images(again).some((hash) => before.has(hash))).toBe(false);
  });
});

it("hashJson depends on content, not on the order of fields (property)", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(hashJson(turned)).toBe(hashJson(value));
    }),
  );
});
