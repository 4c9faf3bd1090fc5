import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, closeSync, constants, openSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "../contract/index.ts";
import type { PostgresBinaries } from "./find-binaries.ts";
import type { ServerAccount } from "./server-account.ts";

/** PostgreSQL's programs, the folder they work in, and the account they run as when this process is root. */
export interface Programs {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
}

export interface ProgramOptions {
  readonly program: keyof PostgresBinaries;
  /** Arguments; `at` is how the program calls the folder. */
  readonly args: (at: string) => readonly string[];
  /** Open file for its output, or "pipe". */
  readonly output: number | "pipe";
  readonly detached?: boolean;
}

/**
 * Starts a PostgreSQL program on its folder. As root the program runs under another account, which may be unable to enter
 * the folders above (`mktemp -d` makes 0700): it is given the open folder, by which Linux lets it in whatever lies above.
 */
export function startProgram({ folder, binaries, account }: Programs, options: ProgramOptions): ChildProcess {
  const { program, args, output, detached = false } = options;
  const path = binaries[program];
  // npm's archives do not always keep the executable bit.
  if (process.platform !== "win32") chmodExecutable(path);
  const handle =
    account && process.platform === "linux"
      ? openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
      : undefined;
  try {
    return spawn(path, args(handle === undefined ? folder : "/proc/self/fd/3"), {
      stdio: ["ignore", output, output, ...(handle === undefined ? [] : [handle])],
      cwd: dirname(path),
      detached,
      windowsHide: true,
      ...account,
    });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function chmodExecutable(path: string): void {
  try {
    chmodSync(path, 0o755);
  } catch {
    // A read-only installation: starting it tells whether it lacks the bit.
  }
}

/** Runs one of PostgreSQL's programs to its end; DATABASE (STORAGE on a full disk) with its last words when it fails. */
export async function runProgram(
  programs: Programs,
  program: keyof PostgresBinaries,
  args: ProgramOptions["args"],
): Promise<void> {
  const child = startProgram(programs, { program, args, output: "pipe" });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const status = await new Promise<number | string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  if (status !== 0) throw programError(program, `${status}: ${lastWords(output)}`, programs.folder);
}

/** The end of a program's output, in one line. */
export const lastWords = (output: string) => output.trim().split("\n").slice(-4).join(" ");

/** The error for a program that failed with these words. */
export function programError(program: string, words: string, folder: string): AppError {
  if (/no space left|disk quota/i.test(words))
    return new AppError("STORAGE", `The disk that holds ${folder} is full; the database cannot start.`, {
      field: folder,
      hint: "Free some space and start again; what was committed is kept.",
    });
  return new AppError("DATABASE", `PostgreSQL's ${program} ended with ${words}`, { field: folder });
}
