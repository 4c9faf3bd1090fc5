import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addConceptCommands } from "./commands/concept.ts";
import { addDemoCommand } from "./commands/demo.ts";
import { addEvaluateCommand } from "./commands/evaluate.ts";
import { addExperimentCommands } from "./commands/experiment.ts";
import { addImportCommand } from "./commands/import.ts";
import { addMicroCommands } from "./commands/micro.ts";
import { addPackCommands } from "./commands/pack.ts";
import { addPairsCommands } from "./commands/pairs.ts";
import { addVerifyCommand } from "./commands/verify.ts";
import { addWorkCommand } from "./commands/work.ts";
import type { GlobalOptions } from "./session.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** The command line `dbdpo` with all its commands. */
export function createProgram(): Command {
  const program = new Command("dbdpo")
    .description(
      "DreamBoothDPO: personalise diffusion models, tune them on preferences, measure what it brought",
    )
    .version(version)
    .option("--json", "print results as JSON")
    .option("--data <folder>", "folder of everything durable (default: DBDPO_DATA, else .data)")
    .showHelpAfterError("(dbdpo --help says more)")
    .configureHelp({ showGlobalOptions: true });
  const global = () => program.opts<GlobalOptions>();
  addDemoCommand(program, global);
  addConceptCommands(program, global);
  addExperimentCommands(program, global);
  addImportCommand(program, global);
  addPairsCommands(program, global);
  addEvaluateCommand(program, global);
  addWorkCommand(program, global);
  addVerifyCommand(program, global);
  addPackCommands(program, global);
  addMicroCommands(program, global);
  return program;
}
