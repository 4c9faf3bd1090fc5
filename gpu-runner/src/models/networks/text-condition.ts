import { AppError } from "@dreambooth-dpo/db/contract";
import { float32, type Tensor, toFloat32, zeros } from "../../tensor/index.ts";
import type { DiffusionPack } from "../pack/index.ts";
import type { Condition } from "./denoiser.ts";
import { runDeclared } from "./feed-declared.ts";
import type { Network } from "./graph-runner.ts";

/** Turns prompts into what the U-Net is conditioned on. */
export interface TextConditioner {
  /** Condition of a batch of prompts, first axis = prompt. */
  encode(prompts: readonly string[]): Promise<Condition>;
  /** Condition of "no prompt", one row: the empty text's, or zeros where the pipeline wants them. */
  encodeNothing(): Promise<Condition>;
}

/** SDXL feeds the last hidden state but one of each encoder; others the normalised last state. */
function penultimate(results: Record<string, Tensor>): Tensor {
  const layers = Object.keys(results)
    .map((name) => /^hidden_states\.(\d+)$/.exec(name)?.[1])
    .filter((n) => n !== undefined)
    .map(Number);
  const found = results[`hidden_states.${Math.max(...layers) - 1}`];
  if (!found)
    throw new AppError("UNSUPPORTED", "The text encoder exports no hidden states; SDXL needs them.");
  return found;
}

/** Joins [B, L, d1] and [B, L, d2] to [B, L, d1 + d2]. */
function concatenateFeatures(parts: readonly Tensor[]): Tensor {
  const [batch = 0, length = 0] = parts[0]!.dims;
  const width = parts.reduce((sum, t) => sum + t.dims[2]!, 0);
  const out = new Float32Array(batch * length * width);
  let column = 0;
  for (const t of parts) {
    const d = t.dims[2]!;
    const data = toFloat32(t);
    for (let row = 0; row < batch * length; row++)
      out.set(data.subarray(row * d, (row + 1) * d), row * width + column);
    column += d;
  }
  return float32([batch, length, width], out);
}

/**
 * A text conditioner over the pack's text encoders (one for SD and micro, two for SDXL). The U-Net's declared inputs decide
 * whether pooled text (`text_embeds`) and `time_ids` are added; time_ids say "full size, not cropped".
 */
export function createTextConditioner(
  pack: Pick<DiffusionPack, "tokenizers" | "imageSize" | "zeroForEmptyPrompt">,
  encoders: readonly Network[],
  unetInputs: Network["inputs"],
): TextConditioner {
  const wants = (name: string) => unetInputs.some((i) => i.name === name);
  const encode = async (prompts: readonly string[]): Promise<Condition> => {
    const results: Record<string, Tensor>[] = [];
    for (const [index, encoder] of encoders.entries()) {
      const tokenizer = pack.tokenizers[index] ?? pack.tokenizers[0]!;
      results.push(await runDeclared(encoder, { input_ids: tokenizer.encode(prompts) }));
    }
    const last = results.at(-1)!;
    const hidden =
      encoders.length > 1 ? concatenateFeatures(results.map(penultimate)) : last.last_hidden_state;
    if (!hidden) throw new AppError("UNSUPPORTED", 'The text encoder has no output "last_hidden_state".');
    const condition: Record<string, Tensor> = { encoder_hidden_states: hidden };
    if (wants("text_embeds")) {
      const pooled = last.text_embeds ?? last.pooler_output;
      if (!pooled)
        throw new AppError("UNSUPPORTED", 'The text encoder has no output "text_embeds" or "pooler_output".');
      condition.text_embeds = pooled;
    }
    if (wants("time_ids")) {
      const row = [pack.imageSize, pack.imageSize, 0, 0, pack.imageSize, pack.imageSize];
      condition.time_ids = float32(
        [prompts.length, 6],
        prompts.flatMap(() => row),
      );
    }
    return condition;
  };
  return {
    encode,
    encodeNothing: async () => {
      const empty = await encode([""]);
      if (!pack.zeroForEmptyPrompt) return empty;
      return Object.fromEntries(
        Object.entries(empty).map(([name, t]) => [name, name === "time_ids" ? t : zeros("float32", t.dims)]),
      );
    },
  };
}
