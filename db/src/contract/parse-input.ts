import type { z } from "zod";
import { AppError, type InputIssue } from "./errors.ts";

function pathOf(root: string, path: readonly PropertyKey[]): string {
  const named = path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    root,
  );
  return named || "the input";
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, part) => (typeof found === "object" && found !== null ? Reflect.get(found, part) : undefined),
    value,
  );
}

/** The problems of an input in the schema's order; every unknown field is one of its own. */
function issuesOf(error: z.ZodError, value: unknown, root: string): InputIssue[] {
  return error.issues.flatMap((issue) => {
    const paths =
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      path: pathOf(root, path),
      value: valueAt(value, path),
      expected: issue.message,
    }));
  });
}

/**
 * Parses outside input with a schema whose messages are phrases of what was expected ("a number above 0").
 * Throws AppError BAD_INPUT for the first problem (field, value seen, what was expected) with all of them as its issues.
 * `root` names the input in the message (a file name, say); empty for the fields alone.
 */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, root = ""): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = issuesOf(result.error, value, root);
  const [first, ...others] = issues as [InputIssue, ...InputIssue[]];
  const hint = others.length
    ? `Also wrong: ${others
        .slice(0, 5)
        .map((i) => `${i.path} (expected ${i.expected})`)
        .join("; ")}.`
    : undefined;
  throw AppError.badInput(first.path, first.value, first.expected, hint, issues);
}
