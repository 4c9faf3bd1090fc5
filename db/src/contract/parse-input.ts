import type { z } from "zod";
import { AppError } from "./errors.ts";

function pathOf(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    root,
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, part) => (typeof found === "object" && found !== null ? Reflect.get(found, part) : undefined),
    value,
  );
}

/**
 * Parses outside input with a schema whose messages are phrases of what was expected ("a number above 0").
 * Throws AppError BAD_INPUT for the first problem: field, value seen, what was expected; further problems as the hint.
 * `root` names the input in the message (a file name, say); empty for the fields alone.
 */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, root = ""): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues;
  const extra = first!.code === "unrecognized_keys" ? first!.keys.slice(0, 1) : [];
  const path = [...first!.path, ...extra];
  const hint = others.length
    ? `Also wrong: ${others
        .slice(0, 5)
        .map((i) => `${pathOf(root, i.path) || "the input"} (expected ${i.message})`)
        .join("; ")}.`
    : undefined;
  throw AppError.badInput(pathOf(root, path) || "the input", valueAt(value, path), first!.message, hint);
}
