import * as ort from "onnxruntime-node";
import { expect, test } from "vitest";
import { encodeModel, GraphBuilder } from "../onnx/index.ts";
import { runCanary } from "./canary.ts";

test("the optimised CPU session agrees with the unoptimised one", async () => {
  const { milliseconds, maxError } = await runCanary({ provider: "cpu", threads: 1 });
  expect(milliseconds).toBeGreaterThan(0);
  expect(maxError).toBeLessThan(1e-4);
});

test("a provider that the runtime does not know fails its canary by name", async () => {
  await expect(runCanary({ provider: "tpu", threads: 1 })).rejects.toMatchObject({
    code: "DEVICE",
    message: expect.stringMatching(/execution provider "tpu" cannot be used here/),
    detail: { value: "tpu" },
  });
});

test("without fallback a session whose provider was dropped is refused: what the canary relies on", async () => {
  const g = new GraphBuilder();
  g.output(g.op("Exp", [g.input("x", "float32", [2])]), "y");
  const model = encodeModel(g.build());
  const extra = { session: { disable_cpu_ep_fallback: "1" } };
  await expect(
    ort.InferenceSession.create(model, { executionProviders: [], extra, logSeverityLevel: 4 }),
  ).rejects.toThrow(/fallback/);
});
