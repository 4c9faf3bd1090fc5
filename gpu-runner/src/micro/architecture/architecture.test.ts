import { expect, test } from "vitest";
import { differentiate } from "../../autodiff/index.ts";
import { bindShapes, decodeModel, encodeModel, GraphBuilder, withDims } from "../../onnx/index.ts";
import { ModuleBuilder, predictNoise } from "./index.ts";

const config = {
  latentChannels: 16,
  channels: [96, 144],
  heads: [4, 6],
  timeFeatures: 192,
  seed: 1,
} as const;

function unet(batch: number) {
  const g = new GraphBuilder();
  const inputs = {
    sample: g.input("sample", "float32", [batch, 16, 8, 8]),
    timestep: g.input("timestep", "float32", [batch]),
    encoderHiddenStates: g.input("encoder_hidden_states", "float32", [batch, 24, 128]),
    textEmbeds: g.input("text_embeds", "float32", [batch, 128]),
  };
  g.output(predictNoise(new ModuleBuilder(g, config.seed), inputs, config), "out_sample");
  return g.build();
}

test("the U-Net has about 4 M parameters, keeps its batch open through ONNX, and every weight gets a gradient", () => {
  const model = unet(1);
  const weights = [...model.graph.initializers].filter(([name]) => !name.startsWith("const."));
  const count = weights.reduce((sum, [, t]) => sum + t.data.length, 0);
  expect(count).toBeGreaterThan(3.5e6);
  expect(count).toBeLessThan(4.5e6);
  const open = withDims(model, { sample: ["batch", 16, 8, 8], timestep: ["batch"] });
  const stored = decodeModel(encodeModel(open));
  const bound = bindShapes(stored, {
    sample: [3, 16, 8, 8],
    timestep: [3],
    encoder_hidden_states: [3, 24, 128],
    text_embeds: [3, 128],
  });
  expect(bound.graph.outputs[0]!.dims).toEqual([3, 16, 8, 8]);
  const g = GraphBuilder.from(bound);
  g.output(g.reduce("ReduceMean", g.op("Mul", ["out_sample", "out_sample"]), [0, 1, 2, 3], 0), "loss");
  const names = weights.map(([name]) => name);
  const trained = differentiate(g.build(), { loss: "loss", wrt: names });
  expect(trained.graph.outputs.map((o) => o.name).slice(2)).toEqual(names.map((n) => `grad.${n}`));
});
