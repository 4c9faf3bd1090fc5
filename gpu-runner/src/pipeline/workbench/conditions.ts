import type { Condition, TextConditioner } from "../../models/index.ts";
import { zeros } from "../../tensor/index.ts";

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

/**
 * Encodes prompts, each once and each alone: encoded in company they would round differently, and a result would depend on
 * what happened to be asked for before.
 */
export function createConditions(
  open: () => Promise<TextConditioner>,
): (prompts: readonly string[]) => Promise<Condition> {
  const known = new Map<string, Condition>();
  return async (prompts) => {
    for (const prompt of prompts)
      if (!known.has(prompt)) known.set(prompt, await (await open()).encode([prompt]));
    return joinRows(prompts.map((prompt) => known.get(prompt)!));
  };
}
