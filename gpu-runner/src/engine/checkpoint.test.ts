import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GraphBuilder } from "../onnx/index.ts";
import { float32, randomStream } from "../tensor/index.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { openDevice, type Trainer } from "./device.ts";
import { writeSafetensors } from "./safetensors.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "checkpoint-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** loss = mean((tanh(x A) B)^2 - x A): two weights, their moments and averages. */
function program() {
  const g = new GraphBuilder();
  const x = g.input("x", "float32", [8, 5]);
  const stream = randomStream({ seed: 3, purpose: "checkpoint weights" });
  const a = g.initializer("a", float32([5, 7], stream.normal(35)));
  const b = g.initializer("b", float32([7, 7], stream.normal(49)));
  const hidden = g.op("MatMul", [x, a]);
  const y = g.op("MatMul", [g.op("Tanh", [hidden]), b]);
  const loss = g.reduce("ReduceMean", g.op("Sub", [g.op("Mul", [y, y]), hidden]), [0, 1], 0);
  g.output(loss, "loss");
  const optimizer = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, maxGradNorm: 1 };
  return { model: g.build(), loss: "loss", trainable: ["a", "b"], optimizer, ema: 0.99 };
}

async function steps(trainer: Trainer, from: number, to: number): Promise<void> {
  for (let step = from; step < to; step++) {
    const batch = (micro: number) => {
      const stream = randomStream({ seed: 3, purpose: "checkpoint data", step, sample: micro });
      return { x: float32([8, 5], stream.normal(40)) };
    };
    await trainer.step([batch(0), batch(1)], 0.01 * (1 + step));
  }
}

test("six steps end in the same bytes as three, a checkpoint, a new process and three more", async () => {
  const file = (name: string) => join(folder, `${name}.safetensors`);
  const first = await openDevice({ threads: 1 });
  const whole = await first.trainer(program());
  await steps(whole, 0, 3);
  writeCheckpoint(file("third"), await whole.state(), { run: "r1" });
  await whole.save(file("saved"), { run: "r1" });
  expect(readFileSync(file("saved"))).toEqual(readFileSync(file("third")));
  await steps(whole, 3, 6);
  writeCheckpoint(file("whole"), await whole.state());
  await first.close();

  const second = await openDevice({ threads: 1 });
  const resumed = await second.trainer(program());
  const { state, metadata } = readCheckpoint(file("third"));
  expect([state.step, metadata]).toEqual([3, { run: "r1" }]);
  await resumed.restore(state);
  await steps(resumed, 3, 6);
  writeCheckpoint(file("resumed"), await resumed.state());
  expect(readFileSync(file("resumed"))).toEqual(readFileSync(file("whole")));
  expect(await resumed.load(file("saved"))).toEqual({ run: "r1" });
  await steps(resumed, 3, 6);
  await resumed.save(file("loaded"));
  expect(readFileSync(file("loaded"))).toEqual(readFileSync(file("whole")));
  await expect(resumed.load(file("none"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await second.close();
  expect(readFileSync(file("whole"))).not.toEqual(readFileSync(file("third")));
});

test("a file that holds no whole training state is refused by what it lacks", () => {
  const path = join(folder, "x.safetensors");
  const one = float32([1], [1]);
  const state = { parameters: new Map([["w", one]]), firstMoments: new Map([["w", one]]) };
  writeCheckpoint(path, { step: 2, ...state, secondMoments: new Map() });
  expect(() => readCheckpoint(path)).toThrow(/x\.safetensors: it lacks "secondMoments:w"/);
  writeSafetensors(path, new Map([["w", one]]), { step: "2" });
  expect(() => readCheckpoint(path)).toThrow(/tensor "w" belongs to no training state/);
  writeSafetensors(path, new Map());
  expect(() => readCheckpoint(path)).toThrow(/its step is ""; expected a whole number/);
  expect(() => readCheckpoint(join(folder, "none"))).toThrow(/none" cannot be read/);
});
