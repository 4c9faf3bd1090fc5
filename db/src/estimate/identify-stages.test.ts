import { describe, expect, it } from "vitest";
import { type IdentifiedInputs, StageIdentities } from "./identify-stages.ts";

const runtime = { provider: "cpu", onnxruntime: "1.30.0", threads: 2 };
const subject = { concept: "dog", className: "dog", token: "sks" };

const personalise = (changes: object = {}): IdentifiedInputs => ({
  kind: "personalise",
  inputs: { ...subject, pack: "p", references: "r", seed: 0, runtime, ...changes },
});
const generate = (stage: string, changes: object = {}): IdentifiedInputs => ({
  kind: "generate",
  inputs: {
    ...subject,
    pack: "p",
    weights: [{ stage, step: 10, adapter: { kind: "full" } }],
    seed: 0,
    runtime,
  },
  prompts: { set: "training", count: 40 },
  ...changes,
});
const score = (images: string, judge = "clip", hash = "h"): IdentifiedInputs => ({
  kind: "score",
  inputs: {
    ...subject,
    images,
    count: 320,
    judge: { name: judge as "clip", hash },
    references: "r",
    runtime,
  },
});

describe("the identity of a stage", () => {
  it("is the same whatever the runner's library and judge are, and whichever hashes stages had", () => {
    const [one, other] = [new StageIdentities(), new StageIdentities()];
    const newer = { ...runtime, onnxruntime: "2.0.0", threads: 8 };
    expect(one.add("a1", personalise())).toBe(other.add("b1", personalise({ runtime: newer })));
    expect(one.add("a2", generate("a1"))).toBe(other.add("b2", generate("b1")));
    expect(one.add("a3", score("a2"))).toBe(other.add("b3", score("b2", "clip", "another")));
  });

  it("is another for other work, and for work on other work", () => {
    const identities = new StageIdentities();
    const all = [
      identities.add("1", personalise()),
      identities.add("2", personalise({ seed: 1 })),
      identities.add("3", generate("1")),
      identities.add("4", generate("2")),
      identities.add("5", generate("1", { prompts: { set: "training", count: 41 } })),
      identities.add("6", generate("1", { prompts: { set: "dreambench", count: 40 } })),
      identities.add("7", score("3")),
      identities.add("8", score("3", "held-out")),
      identities.add("9", score("4")),
    ];
    expect(all).not.toContain(undefined);
    expect(new Set(all).size).toBe(all.length);
  });

  it("is not known of what builds upon unknown stages, nor of inputs that lack what it builds upon", () => {
    const identities = new StageIdentities();
    expect(identities.add("1", generate("nowhere"))).toBeUndefined();
    expect(identities.add("2", score("1"))).toBeUndefined();
    for (const kind of ["generate", "score", "select", "train"] as const)
      expect(identities.add("3", { kind, inputs: { concept: "dog" } })).toBeUndefined();
  });
});
