import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Example } from "./read-examples.ts";

/** How a language's examples are run: as one program, each announced by a line. */
interface Interpreter {
  readonly commands: readonly string[];
  /** What else must be there. */
  readonly needs: readonly string[];
  readonly file: string;
  readonly preamble: string;
  readonly announce: (line: string) => string;
}

const interpreters: Readonly<Record<string, Interpreter>> = {
  bash: {
    commands: ["bash"],
    needs: ["curl"],
    file: "story.sh",
    preamble: "set -euo pipefail\n",
    announce: (line) => `printf '\\n%s\\n' '${line}'\n`,
  },
  ts: {
    commands: [process.execPath],
    needs: [],
    file: "story.ts",
    preamble: "",
    announce: (line) => `console.log("\\n${line}");\n`,
  },
  python: {
    commands: ["python3", "python"],
    needs: [],
    file: "story.py",
    preamble: "",
    announce: (line) => `print("\\n${line}", flush=True)\n`,
  },
};

const works = (command: string) => spawnSync(command, ["--version"]).status === 0;

/** The command that runs a language's examples on this machine; undefined where there is none. */
export function interpreterOf(language: string): string | undefined {
  const { commands, needs } = interpreters[language]!;
  return needs.every(works) ? commands.find(works) : undefined;
}

/** What came of a language's examples. */
export interface Told {
  /** What each that ran to its end has printed, by name. */
  readonly outputs: ReadonlyMap<string, string>;
  /** All that was printed beside, and how it ended. */
  readonly complaint: string;
}

const mark = "=== example: ";

/** Runs examples of one language as one program in a folder; one that fails keeps those after it from running. */
export async function runExamples(
  examples: readonly Example[],
  { command, folder, environment }: RunOptions,
): Promise<Told> {
  const { file, preamble, announce } = interpreters[examples[0]!.language]!;
  const parts = examples.flatMap(({ name, code }) => [announce(mark + name), code]);
  writeFileSync(join(folder, file), [preamble, ...parts, announce(`${mark}end`)].join(""));
  const child = spawn(command, [file], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  let printed = "";
  let complaint = "";
  child.stdout.on("data", (text: Buffer) => {
    printed += text;
  });
  child.stderr.on("data", (text: Buffer) => {
    complaint += text;
  });
  // Not its close: what it left running may hold on to its standard error.
  const [[status, signal]] = await Promise.all([once(child, "exit"), once(child.stdout, "end")]);
  const sections = printed.split(`\n${mark}`).slice(1);
  const finished = sections.slice(0, -1).map((section) => {
    const end = section.indexOf("\n");
    return [section.slice(0, end), section.slice(end + 1)] as const;
  });
  const unfinished = sections.at(-1)?.startsWith("end\n") ? "" : (sections.at(-1) ?? printed);
  return {
    outputs: new Map(finished),
    complaint: `ended with ${signal ?? status}\n${unfinished}\n${complaint}`,
  };
}

interface RunOptions {
  readonly command: string;
  /** Where the program lies and runs. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}
