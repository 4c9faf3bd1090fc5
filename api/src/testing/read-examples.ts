/** A block of a manual that is run, and what it must print. */
export interface Example {
  readonly language: string;
  readonly name: string;
  readonly code: string;
  /** `…` stands for anything; undefined where any output will do. */
  readonly output: string | undefined;
}

const fence = /^```(\w+)(?: (run|output)=([\w-]+)(?::(\w+))?)?\n(.*?)^```$/gms;

/**
 * The examples of a manual: blocks with `run=NAME` after their language. A block with `output=NAME:LANGUAGE`, or else the one
 * with `output=NAME`, shows what they print.
 */
export function readExamples(markdown: string): Example[] {
  const blocks = [...markdown.matchAll(fence)].map(([, language, role, name, of, text]) => ({
    language: language!,
    role,
    name: name!,
    of,
    text: text!,
  }));
  const outputs = blocks.filter(({ role }) => role === "output");
  return blocks
    .filter(({ role }) => role === "run")
    .map(({ language, name, text }) => {
      const own = outputs.find((block) => block.name === name && block.of === language);
      const shared = outputs.find((block) => block.name === name && block.of === undefined);
      return { language, name, code: text, output: (own ?? shared)?.text };
    });
}

/** The blocks of a language that carry no mark. */
export function unmarked(markdown: string, language: string): string[] {
  return [...markdown.matchAll(fence)]
    .filter(([, of, role]) => of === language && role === undefined)
    .map(([, , , , , text]) => text!);
}

/**
 * What a text must match to be as a manual shows it: white space does not count, `…` is anything, and what is shown as waiting
 * may have been taken by a runner already.
 */
export function patternOf(output: string): RegExp {
  const parts = output.replace(/\s+/g, "").split("…");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
  return new RegExp(`^${pattern.replaceAll("QUEUED", "(QUEUED|RUNNING)")}$`);
}
