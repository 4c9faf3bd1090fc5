import { expect, it } from "vitest";
import { manifestFacts } from "./manifest-facts.ts";

it("picks what one looks for first", () =>
  expect(
    manifestFacts({
      format: "dreambooth-dpo-run/1",
      run: { variant: "TS", seed: 0 },
      concept: { name: "dog", className: "dog", images: [{}, {}] },
      device: { provider: "cpu", threads: 2, onnxruntime: "1.30.0" },
      software: { commit: "abc", node: "v24", arch: "x64" },
      stages: [{}],
    }),
  ).toEqual([
    { name: "Variant, seed", value: "TS, seed 0" },
    { name: "Concept", value: "dog, dog, 2 photos" },
    { name: "Device", value: "cpu, 2 threads, onnxruntime 1.30.0" },
    { name: "Code", value: "abc" },
    { name: "Node", value: "v24, x64" },
    { name: "Stages", value: "1" },
    { name: "Format", value: "dreambooth-dpo-run/1" },
  ]));

it.each([null, [], "text"])("has nothing to say of %j", (manifest) =>
  expect(manifestFacts(manifest)).toEqual([]),
);
