import type { Condition, TextConditioner } from "../../models/index.ts";
import { makeTensor, type Tensor, zeros } from "../../tensor/index.ts";

const batchSize = 16;

function rowOf(condition: Condition, row: number): Condition {
  return Object.fromEntries(
    Object.entries(condition).map(([name, t]) => {
      const size = t.data.length / t.dims[0]!;
      const data = t.data.slice(row * size, (row + 1) * size) as Tensor["data"];
      return [name, makeTensor(t.dtype, [1, ...t.dims.slice(1)], data)];
    }),
  );
}

/** Conditions of one row each, joined along the first axis. */
function joinRows(rows: readonly Condition[]): Condition {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const parts = rows.map((row) => row[name]!);
      const { dtype, dims } = parts[0]!;
      const joined = zeros(dtype, [parts.length, ...dims.slice(1)]);
      parts.forEach((part, row) => {
        (joined.data as Float32Array).set(part.data as Float32Array, row * part.data.length);
      });
      return [name, joined];
    }),
  );
}

/** Encodes prompts, each once; the order and number asked for are free. */
export function createConditions(
  open: () => Promise<TextConditioner>,
): (prompts: readonly string[]) => Promise<Condition> {
  const known = new Map<string, Condition>();
  return async (prompts) => {
    const unseen = [...new Set(prompts)].filter((prompt) => !known.has(prompt));
    for (let at = 0; at < unseen.length; at += batchSize) {
      const part = unseen.slice(at, at + batchSize);
      const encoded = await (await open()).encode(part);
      part.forEach((prompt, row) => {
        known.set(prompt, rowOf(encoded, row));
      });
    }
    return joinRows(prompts.map((prompt) => known.get(prompt)!));
  };
}
