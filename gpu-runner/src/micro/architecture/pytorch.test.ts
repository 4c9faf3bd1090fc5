import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { differentiate } from "../../autodiff/index.ts";
import { type Device, decodeSafetensors, openDevice } from "../../engine/index.ts";
import { encodeModel, GraphBuilder } from "../../onnx/index.ts";
import { type Tensor, toFloat32 } from "../../tensor/index.ts";
import { smallUnet } from "./small-unet.fixture.ts";

const path = (name: string) =>
  fileURLToPath(new URL(`../../../fixtures/micro-unet/${name}`, import.meta.url));

let device: Device;
beforeAll(async () => {
  device = await openDevice({ threads: 1 });
});
afterAll(() => device.close());

const largest = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => Math.max(a, Math.abs(b)), 0);

function worst(actual: Tensor, expected: Tensor): number {
  const [a, b] = [toFloat32(actual), toFloat32(expected)];
  expect(a.length).toBe(b.length);
  return a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i]!)), 0);
}

test("the fixture is of this architecture", () => {
  expect(readFileSync(path("unet.onnx")).equals(encodeModel(smallUnet()))).toBe(true);
});

// reference/micro_unet.py: PyTorch autograd over the same graph
test("prediction, loss and every parameter gradient are PyTorch's to 1e-4", async () => {
  const { tensors } = decodeSafetensors(readFileSync(path("golden.safetensors")));
  const golden = (name: string) => tensors.get(name)!;
  const names = [...tensors.keys()].filter((n) => n.startsWith("grad.")).map((n) => n.slice(5));
  const g = GraphBuilder.from(smallUnet());
  const target = g.input("target", "float32", golden("target").dims);
  const error = g.op("Sub", ["out_sample", target]);
  g.output(g.reduce("ReduceMean", g.op("Mul", [error, error]), [0, 1, 2, 3], 0), "loss");
  const weights = [...g.build().graph.initializers].filter(
    ([name, t]) => t.dtype === "float32" && !name.startsWith("const."),
  );
  expect(names.sort()).toEqual(weights.map(([name]) => name).sort());
  const session = await device.session(differentiate(g.build(), { loss: "loss", wrt: names }));
  const feeds = ["sample", "timestep", "encoder_hidden_states", "text_embeds", "target"];
  const result = await session.run(Object.fromEntries(feeds.map((name) => [name, golden(name)])));
  expect(worst(result.out_sample!, golden("out_sample"))).toBeLessThan(
    1e-4 * largest(toFloat32(golden("out_sample"))),
  );
  expect(worst(result.loss!, golden("loss"))).toBeLessThan(1e-5);
  // A gradient that is zero by theory has no scale of its own: compare with a part of the network's largest.
  const floor = Math.max(...names.map((n) => largest(toFloat32(golden(`grad.${n}`))))) / 300;
  for (const name of names) {
    const scale = Math.max(floor, largest(toFloat32(golden(`grad.${name}`))));
    expect(worst(result[`grad.${name}`]!, golden(`grad.${name}`)), name).toBeLessThan(1e-4 * scale);
  }
});
