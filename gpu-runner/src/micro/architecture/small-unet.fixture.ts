import { GraphBuilder, type Model, withInitializers } from "../../onnx/index.ts";
import { float32, randomStream } from "../../tensor/index.ts";
import { ModuleBuilder, predictNoise } from "./index.ts";

/** The micro U-Net in a width small enough for a fixture: the one that reference/micro_unet.py computes with PyTorch. */
export function smallUnet(): Model {
  const g = new GraphBuilder();
  const inputs = {
    sample: g.input("sample", "float32", [2, 4, 8, 8]),
    timestep: g.input("timestep", "float32", [2]),
    encoderHiddenStates: g.input("encoder_hidden_states", "float32", [2, 5, 12]),
    textEmbeds: g.input("text_embeds", "float32", [2, 12]),
  };
  const config = { latentChannels: 4, channels: [8, 12], heads: [2, 3], timeFeatures: 16, seed: 5 } as const;
  g.output(predictNoise(new ModuleBuilder(g, config.seed), inputs, config), "out_sample");
  return withoutZeros(g.build());
}

/** Training begins with zeros at the ends of branches, behind which every gradient is zero; here they get values. */
function withoutZeros(model: Model): Model {
  const zeros = [...model.graph.initializers].filter(
    ([name, { dtype, data }]) => dtype === "float32" && !name.startsWith("const.") && !data.some(Boolean),
  );
  return withInitializers(
    model,
    new Map(
      zeros.map(([name, { dims, data }]) => {
        const values = randomStream({ seed: 5, purpose: name }).normal(data.length);
        return [
          name,
          float32(
            dims,
            values.map((x) => x / 5),
          ),
        ];
      }),
    ),
  );
}
