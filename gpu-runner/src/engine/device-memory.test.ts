import { expect, test } from "vitest";
import { GraphBuilder } from "../onnx/index.ts";
import { float32 } from "../tensor/index.ts";
import { openDevice } from "./device.ts";
import { medianSlope } from "./median-slope.ts";

/** loss = mean((x W)^2) with a W of size x size. */
function model(size: number) {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [2, size]);
  const w = g.initializer("w", float32([size, size], new Float32Array(size * size).fill(0.01)));
  const y = g.op("MatMul", [x, w]);
  g.output(g.reduce("ReduceMean", g.op("Mul", [y, y]), [0, 1], 0), "loss");
  return g.build();
}

const input = (size: number) => ({ x: float32([2, size], new Float32Array(2 * size).fill(1)) });

test("1,000 training steps leave the resident memory of the device process flat", async () => {
  const device = await openDevice({ threads: 1 });
  const optimizer = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0, maxGradNorm: 1 };
  const trainer = await device.trainer({ model: model(128), loss: "loss", trainable: ["w"], optimizer });
  const samples: number[] = [];
  // The first steps fill the arena of the runtime and grow the JavaScript heap to its working size.
  for (let step = -2500; step < 1000; step++) {
    await trainer.step([input(128)], 1e-4);
    if (step >= 0 && step % 20 === 0) samples.push(await device.memory());
  }
  await device.close();
  // A step that leaked one state tensor would grow by its 64 KiB.
  expect(medianSlope(samples) / 20).toBeLessThan(8 * 1024);
});

test("released sessions give their memory back", async () => {
  const device = await openDevice({ threads: 1 });
  const samples: number[] = [];
  for (let load = -10; load < 40; load++) {
    const session = await device.session(model(1024));
    await session.run(input(1024));
    await session.release();
    if (load >= 0) samples.push(await device.memory());
  }
  await device.close();
  // A leaked session would hold at least its 4 MiB of weights.
  expect(medianSlope(samples)).toBeLessThan(2 ** 20);
});
