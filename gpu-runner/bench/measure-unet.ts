import type { Device } from "../src/engine/index.ts";
import { ModuleBuilder, predictNoise, type UnetConfig } from "../src/micro/architecture/index.ts";
import { GraphBuilder, type Model } from "../src/onnx/index.ts";
import { float32, randomStream, sizeOf, type Tensor } from "../src/tensor/index.ts";
import { countFlops } from "./count-flops.ts";
import { leastSeconds } from "./measure-time.ts";

/** One measured piece of work. */
export interface Measurement {
  readonly work: string;
  readonly seconds: number;
  readonly items: number;
  /** Operations of the convolutions and matrix products; a training step counts three times its forward pass. */
  readonly flops: number;
}

const config: UnetConfig = {
  latentChannels: 16,
  channels: [96, 144],
  heads: [4, 6],
  timeFeatures: 192,
  seed: 1,
};

function denoisingGraph(batch: number): { forward: Model; training: Model } {
  const g = new GraphBuilder();
  const inputs = {
    sample: g.input("sample", "float32", [batch, 16, 8, 8]),
    timestep: g.input("timestep", "float32", [batch]),
    encoderHiddenStates: g.input("encoder_hidden_states", "float32", [batch, 28, 128]),
    textEmbeds: g.input("text_embeds", "float32", [batch, 128]),
  };
  g.output(predictNoise(new ModuleBuilder(g, config.seed), inputs, config), "out_sample");
  const forward = g.build();
  const t = GraphBuilder.from(forward);
  const error = t.op("Sub", ["out_sample", t.input("target", "float32", [batch, 16, 8, 8])]);
  t.output(t.reduce("ReduceMean", t.op("Mul", [error, error]), [0, 1, 2, 3], 0), "loss");
  return { forward, training: t.build() };
}

function randomFeeds(model: Model): Record<string, Tensor> {
  return Object.fromEntries(
    model.graph.inputs.map(({ name, dims }) => {
      const shape = dims as number[];
      return [name, float32(shape, randomStream({ seed: 1, purpose: name }).normal(sizeOf(shape)))];
    }),
  );
}

/** The micro U-Net forward, and a whole training step (forward, backward, AdamW), at one batch size. */
export async function measureUnet(device: Device, batch: number): Promise<Measurement[]> {
  const { forward, training } = denoisingGraph(batch);
  const flops = countFlops(forward);
  const session = await device.session(forward);
  const feeds = randomFeeds(forward);
  const passes = await leastSeconds(8, () => session.run(feeds));
  await session.release();
  const trainer = await device.trainer({
    model: training,
    loss: "loss",
    trainable: [...forward.graph.initializers.keys()].filter((name) => !name.startsWith("const.")),
    optimizer: { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.01, maxGradNorm: 1 },
  });
  const trainingFeeds = randomFeeds(training);
  const steps = await leastSeconds(8, () => trainer.step([trainingFeeds], 1e-4));
  await trainer.release();
  return [
    { work: `U-Net forward, batch ${batch}`, seconds: passes, items: batch, flops },
    { work: `U-Net training, batch ${batch}`, seconds: steps, items: batch, flops: 3 * flops },
  ];
}
