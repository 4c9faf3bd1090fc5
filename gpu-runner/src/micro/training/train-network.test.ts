import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Device, openDevice } from "../../engine/index.ts";
import { GraphBuilder } from "../../onnx/index.ts";
import { float32, randomStream } from "../../tensor/index.ts";
import { type TrainingJob, trainNetwork } from "./train-network.ts";

let device: Device;
let folder: string;
beforeAll(async () => {
  device = await openDevice({ threads: 1 });
  folder = mkdtempSync(join(tmpdir(), "train-network-"));
});
afterAll(async () => {
  await device.close();
  rmSync(folder, { recursive: true });
});

/** mean((x w - 1)^2) over four random rows. */
function job(): TrainingJob {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [4, 3]);
  const w = g.initializer("w", float32([3, 1], [0.1, 0.2, 0.3]));
  const error = g.op("Sub", [g.op("MatMul", [x, w]), g.float(1)]);
  g.output(g.reduce("ReduceMean", g.op("Mul", [error, error]), [0, 1], 0), "loss");
  return {
    name: "line",
    origin: "test",
    settings: {
      steps: 7,
      batch: 4,
      seed: 1,
      schedule: { kind: "constant", rate: 0.01 },
      optimizer: { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0, maxGradNorm: 1 },
      ema: 0.9,
    },
    program: { model: g.build(), loss: "loss", trainable: ["w"] },
    batch: (step) => ({ x: float32([4, 3], randomStream({ seed: 1, purpose: "x", step }).normal(12)) }),
  };
}

test("a training stopped by its signal goes on and ends in the same file as one that was not", async () => {
  const whole = join(folder, "whole");
  const parts = join(folder, "parts");
  const weights = await trainNetwork(job(), { folder: whole, device });
  const controller = new AbortController();
  controller.abort();
  for (let stop = 0; stop < 3; stop++)
    await expect(
      trainNetwork(job(), { folder: parts, device, signal: controller.signal }),
    ).rejects.toMatchObject({
      code: "CANCELLED",
      message: expect.stringContaining(`after step ${stop + 1}`),
    });
  expect(await trainNetwork(job(), { folder: parts, device })).toEqual(weights);
  const [name] = readdirSync(whole);
  expect(readFileSync(join(parts, name!)).equals(readFileSync(join(whole, name!)))).toBe(true);
  // Trained already: the file alone gives the weights.
  expect(await trainNetwork(job(), { folder: whole, device })).toEqual(weights);
});
