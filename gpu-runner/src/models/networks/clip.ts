import { AppError } from "@dreambooth-dpo/db/contract";
import { float32, int64, type Tensor, zeros } from "../../tensor/index.ts";
import { preprocessImages, type RgbImage } from "../images/index.ts";
import type { ScoringPack } from "../pack/index.ts";
import { runDeclared } from "./feed-declared.ts";
import type { Network } from "./graph-runner.ts";

/** Embeds texts and images into one space; rows are not normalised. */
export interface ClipEncoder {
  embedTexts(texts: readonly string[]): Promise<Tensor>;
  embedImages(images: readonly RgbImage[]): Promise<Tensor>;
}

async function embed(network: Network, values: Record<string, Tensor>, output: string): Promise<Tensor> {
  if (!network.outputs.some((o) => o.name === output))
    throw new AppError("UNSUPPORTED", `The CLIP model has no output "${output}".`, {
      field: output,
      value: network.outputs.map((o) => o.name),
    });
  return (await runDeclared(network, values, [output]))[output]!;
}

/** 1 up to and including the first end token, 0 for padding, as transformers' tokenizers make it. */
function attentionMask(ids: Tensor, endId: number): Tensor {
  const length = ids.dims[1]!;
  const values = Array.from(ids.data as BigInt64Array, Number);
  const mask = values.map((_, at) => {
    const row = at - (at % length);
    const end = values.indexOf(endId, row);
    return end < 0 || end >= row + length || at <= end ? 1 : 0;
  });
  return int64(ids.dims, mask);
}

/**
 * A CLIP encoder over a scoring pack's networks (the same one twice when it is joint; the other half is then fed a
 * placeholder, since such exports want both).
 */
export function createClipEncoder(pack: ScoringPack, text: Network, vision: Network): ClipEncoder {
  const { tokenizer, preprocessing } = pack;
  const tokens = (texts: readonly string[]) => {
    const input_ids = tokenizer.encode(texts);
    return { input_ids, attention_mask: attentionMask(input_ids, tokenizer.endId) };
  };
  const blank = () => {
    const side = preprocessing.crop ?? { width: 224, height: 224 };
    return zeros("float32", [1, 3, side.height, side.width]);
  };
  return {
    embedTexts: (texts) => embed(text, { ...tokens(texts), pixel_values: blank() }, "text_embeds"),
    embedImages: (images) => {
      const pixel_values = preprocessImages(images, preprocessing);
      return embed(vision, { ...tokens([""]), pixel_values }, "image_embeds");
    },
  };
}

/** Scales every row of [B, d] to length 1, so that dot products are cosines. A zero row stays zero. */
export function normaliseRows(embeddings: Tensor): Tensor {
  const [rows = 0, width = 0] = embeddings.dims;
  const out = Float32Array.from(embeddings.data as Float32Array);
  for (let row = 0; row < rows; row++) {
    const slice = out.subarray(row * width, (row + 1) * width);
    const norm = Math.sqrt(slice.reduce((sum, x) => sum + x * x, 0));
    if (norm > 0) for (let i = 0; i < width; i++) slice[i] = slice[i]! / norm;
  }
  return float32(embeddings.dims, out);
}
