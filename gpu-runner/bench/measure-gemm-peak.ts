import type { Device } from "../src/engine/index.ts";
import { GraphBuilder } from "../src/onnx/index.ts";
import { float32, randomStream } from "../src/tensor/index.ts";
import { leastSeconds } from "./measure-time.ts";

const size = 1024;
const repeats = 16;

/** FLOP/s of chained 1024x1024 float32 matrix products on a device. */
export async function measureGemmPeak(device: Device): Promise<number> {
  const g = new GraphBuilder();
  const noise = (purpose: string) =>
    float32(
      [size, size],
      randomStream({ seed: 1, purpose })
        .normal(size * size)
        .map((v) => v / Math.sqrt(size)),
    );
  const weight = g.initializer("weight", noise("weight"));
  let x = g.input("x", "float32", [size, size]);
  for (let i = 0; i < repeats; i++) x = g.op("MatMul", [x, weight]);
  g.output(g.reduce("ReduceMean", x, [0, 1], 0), "mean");
  const session = await device.session(g.build());
  const feeds = { x: noise("x") };
  try {
    const seconds = await leastSeconds(8, () => session.run(feeds));
    return (2 * size ** 3 * repeats) / seconds;
  } finally {
    await session.release();
  }
}
