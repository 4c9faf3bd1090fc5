#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./program.ts";

const program = createProgram();
const exitOnError = (command: typeof program): void => {
  command.exitOverride();
  for (const sub of command.commands) exitOnError(sub as typeof program);
};
exitOnError(program);

// Started by another process (`npm start`), it ends cleanly when that is gone.
process.channel?.unref();
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version end with 0; whatever was wrong with the command line is bad input.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
