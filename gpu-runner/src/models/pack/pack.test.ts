import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GraphBuilder, halveWeights, writeModel } from "../../onnx/index.ts";
import { float32 } from "../../tensor/index.ts";
import { wordTokenizerFiles } from "../tokenizer/index.ts";
import { hashPack, openDiffusionPack, openScoringPack } from "./index.ts";

let folder: string;
const write = (path: string, content: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};

function writeNetwork(path: string): void {
  const builder = new GraphBuilder();
  const x = builder.input("sample", "float32", [1, 8]);
  const w = builder.initializer("w.weight", float32([8, 8], new Float32Array(64).fill(0.5)));
  builder.output(builder.op("MatMul", [x, w]), "out_sample");
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeModel(halveWeights(builder.build()), join(folder, path));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pack-"));
  write(
    "model_index.json",
    JSON.stringify({ _class_name: "StableDiffusionPipeline", unet: ["diffusers", "x"] }),
  );
  write("scheduler/scheduler_config.json", '{"_class_name":"PNDMScheduler"}');
  write("unet/config.json", '{"in_channels":16,"sample_size":8}');
  write("vae_decoder/config.json", '{"scaling_factor":0.5}');
  write("clip/preprocessor_config.json", '{"size":64}');
  for (const [name, text] of Object.entries(wordTokenizerFiles(["dog"], 8))) write(`tokenizer/${name}`, text);
  for (const name of ["unet", "text_encoder", "vae_decoder"]) writeNetwork(`${name}/model.onnx`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("openDiffusionPack", () => {
  it("reads the layout of diffusers", () => {
    const pack = openDiffusionPack(folder);
    expect(pack).toMatchObject({
      pipeline: "StableDiffusionPipeline",
      components: ["unet", "text_encoder", "vae_decoder"],
      latentShape: [16, 8, 8],
      imageSize: 64,
      scalingFactor: 0.5,
      zeroForEmptyPrompt: false,
      schedulerConfig: { _class_name: "PNDMScheduler" },
    });
    expect(pack.tokenizers[0]!.length).toBe(8);
    expect(pack.read("unet").graph.initializers.get("w.weight")).toEqual(
      float32([8, 8], new Float32Array(64).fill(0.5)),
    );
  });

  for (const path of [
    "model_index.json",
    "unet/model.onnx",
    "unet/config.json",
    "text_encoder/model.onnx",
    "vae_decoder/config.json",
    "scheduler/scheduler_config.json",
  ]) {
    it(`names ${path} when it is missing`, () => {
      rmSync(join(folder, path));
      expect(() => openDiffusionPack(folder)).toThrow(join(folder, path));
    });
    if (path.endsWith(".json"))
      it(`names ${path} when it is damaged`, () => {
        write(path, '{"half":');
        expect(() => openDiffusionPack(folder)).toThrow(join(folder, path));
      });
  }

  it("names a network that is damaged, and a component the index promises", () => {
    write("unet/model.onnx", "not a model");
    expect(() => openDiffusionPack(folder).read("unet")).toThrow(/unet.model\.onnx/);
    write("model_index.json", '{"_class_name":"X","vae_encoder":["diffusers","x"]}');
    expect(() => openDiffusionPack(folder)).toThrow(/vae_encoder/);
  });

  it("says which key of a configuration is wrong", () => {
    write("unet/config.json", '{"in_channels":16,"sample_size":"8"}');
    expect(() => openDiffusionPack(folder)).toThrow(/unet.config\.json": sample_size/);
  });
});

describe("openScoringPack", () => {
  it("finds towers, a joint model, and a tokenizer elsewhere", () => {
    const clip = join(folder, "clip");
    writeNetwork("clip/onnx/text_model.onnx");
    expect(() => openScoringPack(clip, join(folder, "tokenizer"))).toThrow(/vision_model\.onnx/);
    writeNetwork("clip/onnx/vision_model.onnx");
    expect(openScoringPack(clip, join(folder, "tokenizer"))).toMatchObject({
      joint: false,
      textPath: join(clip, "onnx", "text_model.onnx"),
      preprocessing: { resize: { shortest: 64 }, crop: { width: 64, height: 64 } },
    });
    rmSync(join(clip, "onnx"), { recursive: true });
    writeNetwork("clip/model.onnx");
    expect(openScoringPack(clip, join(folder, "tokenizer")).joint).toBe(true);
    expect(() => openScoringPack(clip)).toThrow(/vocab\.json/);
  });
});

describe("hashPack", () => {
  it("changes with content and names that count, not with the card", async () => {
    const before = await hashPack(folder);
    write("MODEL_CARD.md", "words");
    expect(await hashPack(folder)).toBe(before);
    write("unet/config.json", '{"in_channels":16,"sample_size":16}');
    expect(await hashPack(folder)).not.toBe(before);
  });
});
