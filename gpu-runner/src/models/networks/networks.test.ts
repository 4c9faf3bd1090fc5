import { describe, expect, it } from "vitest";
import type { ValueInfo } from "../../onnx/index.ts";
import { type DType, float32, int64, type Tensor, toFloat32, toNumbers } from "../../tensor/index.ts";
import type { ScoringPack } from "../pack/index.ts";
import type { Tokenizer } from "../tokenizer/index.ts";
import {
  createClipEncoder,
  createDenoiser,
  createTextConditioner,
  decodeLatents,
  encodeImages,
  type Network,
  normaliseRows,
  timestepFeed,
} from "./index.ts";

type Feeds = Record<string, Tensor>;
const value = (name: string, dims: (number | string)[], dtype: DType = "float32"): ValueInfo => ({
  name,
  dims,
  dtype,
});

function network(
  inputs: ValueInfo[],
  outputs: string[],
  run: (feeds: Feeds) => Feeds,
): Network & { seen: Feeds[] } {
  const seen: Feeds[] = [];
  return {
    seen,
    inputs,
    outputs: outputs.map((name) => value(name, [])),
    session: {
      run: async (feeds) => {
        seen.push(feeds);
        return run(feeds);
      },
    },
  };
}

/** Three tokens: begin 1, the text's length, end 2. */
const tokenizer: Tokenizer = {
  length: 4,
  vocabularySize: 9,
  endId: 2,
  padId: 0,
  tokenIds: (text) => [text.length],
  encode: (texts) =>
    int64(
      [texts.length, 4],
      texts.flatMap((t) => [1, t.length, 2, 0]),
    ),
};

const unetInputs = [
  value("sample", ["batch", 2, 2, 2]),
  value("timestep", ["batch"]),
  value("encoder_hidden_states", ["batch", 4, 3]),
];

describe("createDenoiser", () => {
  it("feeds only declared inputs, as declared", async () => {
    const unet = network(
      [value("sample", [2, 1], "float16"), value("timestep", [], "int64")],
      ["out_sample"],
      ({ sample }) => ({ out_sample: sample! }),
    );
    const result = await createDenoiser(unet)(float32([2, 1], [1, 2]), 7, { text_embeds: float32([2, 1]) });
    expect(unet.seen[0]!.sample!.dtype).toBe("float16");
    expect(unet.seen[0]!.timestep).toEqual(int64([], [7]));
    expect(Object.keys(unet.seen[0]!)).toEqual(["sample", "timestep"]);
    expect(result).toEqual(float32([2, 1], [1, 2]));
  });

  it("names an input that nothing fills", async () => {
    const unet = network([value("sample", [1]), value("image_embeds", [1])], ["out"], () => ({}));
    await expect(
      createDenoiser({ ...unet, inputs: [...unet.inputs, ...unetInputs.slice(1, 2)] })(float32([1]), 1, {}),
    ).rejects.toThrow(/image_embeds/);
  });

  it("gives the timestep the declared shape", () => {
    const declared = (dims: (number | string)[]) => [value("sample", ["batch", 2]), value("timestep", dims)];
    expect(timestepFeed(declared([]), [5, 5]).dims).toEqual([]);
    expect(timestepFeed(declared(["steps"]), [5, 5]).dims).toEqual([1]);
    expect(timestepFeed(declared([1]), [5, 5]).dims).toEqual([1]);
    expect(timestepFeed(declared(["batch"]), [5, 6])).toEqual(float32([2], [5, 6]));
    expect(timestepFeed(declared([2]), [5, 6])).toEqual(float32([2], [5, 6]));
    expect(() => timestepFeed(declared([]), [5, 6])).toThrow(/only one/);
  });
});

describe("createTextConditioner", () => {
  const states = ({ input_ids }: Feeds, width: number, offset: number): Tensor => {
    const rows = input_ids!.dims[0]!;
    return float32(
      [rows, 4, width],
      Array.from({ length: rows * 4 * width }, (_, i) => offset + i),
    );
  };

  it("uses the last hidden state and, where the U-Net wants it, pooled text", async () => {
    const encoder = network(
      [value("input_ids", ["b", 4], "int64")],
      ["last_hidden_state", "pooler_output"],
      (f) => ({
        last_hidden_state: states(f, 3, 0),
        pooler_output: float32(
          [f.input_ids!.dims[0]!, 3],
          new Float32Array(f.input_ids!.dims[0]! * 3).fill(4),
        ),
      }),
    );
    const pack = { tokenizers: [tokenizer], imageSize: 64, zeroForEmptyPrompt: false };
    const plain = createTextConditioner(pack, [encoder], unetInputs);
    expect(Object.keys(await plain.encode(["a", "b"]))).toEqual(["encoder_hidden_states"]);
    const pooled = createTextConditioner(
      pack,
      [encoder],
      [...unetInputs, value("text_embeds", ["batch", 3])],
    );
    expect((await pooled.encode(["a", "b"])).text_embeds).toEqual(float32([2, 3], [4, 4, 4, 4, 4, 4]));
    await pooled.encodeNothing();
    expect(toNumbers(encoder.seen.at(-1)!.input_ids!)).toEqual([1, 0, 2, 0]);
  });

  it("joins SDXL's penultimate states, and conditions on zeros without a prompt", async () => {
    const encoder = (width: number, offset: number) =>
      network([value("input_ids", ["b", 4], "int32")], [], (f) => ({
        text_embeds: float32([f.input_ids!.dims[0]!, 2], new Float32Array(f.input_ids!.dims[0]! * 2).fill(9)),
        "hidden_states.0": states(f, width, -100),
        "hidden_states.1": states(f, width, offset),
        "hidden_states.2": states(f, width, -200),
      }));
    const pack = { tokenizers: [tokenizer, tokenizer], imageSize: 1024, zeroForEmptyPrompt: true };
    const inputs = [...unetInputs, value("text_embeds", ["batch", 2]), value("time_ids", ["batch", 6])];
    const conditioner = createTextConditioner(pack, [encoder(1, 10), encoder(2, 50)], inputs);
    const condition = await conditioner.encode(["a"]);
    expect(toNumbers(condition.encoder_hidden_states!)).toEqual([
      10, 50, 51, 11, 52, 53, 12, 54, 55, 13, 56, 57,
    ]);
    expect(toNumbers(condition.time_ids!)).toEqual([1024, 1024, 0, 0, 1024, 1024]);
    const nothing = await conditioner.encodeNothing();
    expect(toFloat32(nothing.encoder_hidden_states!).every((x) => x === 0)).toBe(true);
    expect(toNumbers(nothing.text_embeds!)).toEqual([0, 0]);
    expect(nothing.time_ids).toEqual(condition.time_ids);
  });
});

describe("VAE", () => {
  it("draws latents from mean and clamped log-variance, scaled", async () => {
    const encoder = network([value("sample", ["b", 3, 1, 1])], ["latent_parameters"], () => ({
      latent_parameters: float32([2, 2, 1, 1], [1, 0, 2, 100]),
    }));
    const images = float32([2, 3, 1, 1], [0, 0.5, 1, 0, 0, 0]);
    const latents = await encodeImages(encoder, 0.5, images, Float32Array.of(3, 1));
    // 0.5 * (1 + exp(0 / 2) * 3), 0.5 * (2 + exp(20 / 2) * 1)
    expect(latents.dims).toEqual([2, 1, 1, 1]);
    expect(toNumbers(latents)[0]).toBeCloseTo(2, 6);
    expect(toNumbers(latents)[1]! / (0.5 * (2 + Math.exp(10)))).toBeCloseTo(1, 6);
    expect(toNumbers(encoder.seen[0]!.sample!)).toEqual([-1, 0, 1, -1, -1, -1]);
    expect(toNumbers(await encodeImages(encoder, 0.5, images))).toEqual([0.5, 1]);
  });

  it("decodes to [0, 1]", async () => {
    const decoder = network([value("latent_sample", [1, 4])], ["sample"], ({ latent_sample }) => ({
      sample: latent_sample!,
    }));
    const images = await decodeLatents(decoder, 0.5, float32([1, 4], [-1, -0.25, 0, 0.75]));
    expect(toNumbers(images)).toEqual([0, 0.25, 0.5, 1]);
  });
});

describe("CLIP", () => {
  const pack: ScoringPack = {
    folder: "clip",
    textPath: "model.onnx",
    visionPath: "model.onnx",
    joint: true,
    tokenizer,
    preprocessing: {
      resize: { shortest: 1 },
      filter: "bicubic",
      crop: { width: 1, height: 1 },
      rescale: 1,
      mean: [0, 0, 0],
      std: [1, 1, 1],
    },
  };

  it("fills both halves of a joint model and masks padding", async () => {
    const joint = network(
      [
        value("input_ids", ["b", 4], "int64"),
        value("pixel_values", ["b", 3, 1, 1]),
        value("attention_mask", ["b", 4], "int64"),
      ],
      ["text_embeds", "image_embeds"],
      ({ pixel_values }) => ({ text_embeds: float32([1, 2], [3, 4]), image_embeds: pixel_values! }),
    );
    const clip = createClipEncoder(pack, joint, joint);
    expect(toFloat32(normaliseRows(await clip.embedTexts(["abc"])))).toEqual(Float32Array.of(0.6, 0.8));
    expect(toNumbers(joint.seen[0]!.attention_mask!)).toEqual([1, 1, 1, 0]);
    const image = { width: 1, height: 1, data: Uint8Array.of(1, 2, 3) };
    expect(toNumbers(await clip.embedImages([image]))).toEqual([1, 2, 3]);
  });

  it("names a missing embedding output", async () => {
    const tower = network([value("input_ids", ["b", 4], "int64")], ["last_hidden_state"], () => ({}));
    await expect(createClipEncoder(pack, tower, tower).embedTexts(["a"])).rejects.toThrow(/text_embeds/);
  });
});
