#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./program.ts";

const program = createProgram();
const exitOnError = (command: typeof program): void => {
  command.exitOverride();
  for (const sub of command.commands) exitOnError(sub as typeof program);
};
exitOnError(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version end with 0; whatever was wrong with the command line is bad input.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
