import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { longPrompts } from "./long-prompts.ts";
import { trainingPrompts } from "./training-prompts.ts";

/** The pack's prompt sets by file name. */
export function promptFiles(): Record<string, string> {
  const text = (set: unknown) => `${JSON.stringify(set, null, 2)}\n`;
  return { "dpo.json": text(trainingPrompts()), "long.json": text(longPrompts()) };
}

/** Writes the pack's prompt sets into its folder. */
export function writePrompts(packFolder: string): void {
  const folder = join(packFolder, "prompts");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(promptFiles())) writeFileSync(join(folder, name), text);
}
