import { existsSync, readFileSync } from "node:fs";
import {
  AppError,
  type Concept,
  type Prompt,
  type PromptSet,
  parsePromptSet,
} from "@dreambooth-dpo/db/contract";
import dreamBench from "./data/dreambench-prompts.json" with { type: "json" };
import long from "./data/long-prompts.json" with { type: "json" };

const bundled: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["dreambench", dreamBench],
  ["long", long],
]);

/** Whether a prompt set of that name comes with the product. */
export const isBundledPromptSet = (name: string): boolean => bundled.has(name);

/**
 * A prompt set by bundled name ("dreambench": 35 prompts, 25 for live and 25 for object subjects; "long": the paper's Table 4)
 * or from a JSON file. Throws AppError NOT_FOUND or BAD_INPUT, naming file and field.
 */
export function loadPromptSet(nameOrPath: string): PromptSet {
  if (bundled.has(nameOrPath)) return parsePromptSet(bundled.get(nameOrPath), nameOrPath);
  if (!existsSync(nameOrPath))
    throw new AppError(
      "NOT_FOUND",
      `There is no prompt set "${nameOrPath}": not a file, nor one of dreambench, long.`,
      {
        field: "promptSet",
        value: nameOrPath,
        expected: "dreambench, long or a JSON file",
      },
    );
  try {
    return parsePromptSet(JSON.parse(readFileSync(nameOrPath, "utf8")), nameOrPath);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw AppError.badInput(nameOrPath, error.message, "a prompt set in JSON");
    throw error;
  }
}

/** The prompts of a set that fit a kind of subject, in the set's order. */
export function promptsFor(set: PromptSet, kind: Concept["kind"]): Prompt[] {
  return set.prompts.filter((p) => p.subjects === "any" || p.subjects === kind);
}

/** `count` prompts spread evenly over the list, so that a reduced protocol still meets every category; all when there are fewer. */
export function spreadPrompts<T>(prompts: readonly T[], count: number): T[] {
  if (count >= prompts.length) return [...prompts];
  return Array.from({ length: count }, (_, i) => prompts[Math.floor(((i + 0.5) * prompts.length) / count)]!);
}

function meaning(template: string): string {
  return template
    .toLowerCase()
    .replace(/\[v\*\]|\{token\}\s*\{class\}/g, " subject ")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\b(a|an|the)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Throws AppError BAD_INPUT when a training prompt is also an evaluation prompt. Case, punctuation, spaces and articles
 * do not make a prompt a different one.
 */
export function assertDisjoint(training: readonly string[], evaluation: readonly string[]): void {
  const held = new Map(evaluation.map((t) => [meaning(t), t]));
  const shared = training.filter((t) => held.has(meaning(t)));
  if (shared.length === 0) return;
  const more = shared.length > 1 ? `${shared.length - 1} more prompts are shared.` : undefined;
  throw AppError.badInput(
    "training prompt",
    shared[0],
    `a prompt that evaluation does not use ("${held.get(meaning(shared[0]!))}")`,
    more,
  );
}
