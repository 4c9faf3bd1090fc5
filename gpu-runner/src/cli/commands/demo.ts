import type { Command } from "commander";
import { createExperiment } from "../../pipeline/index.ts";
import { type GlobalOptions, withSession } from "../session.ts";
import { demoConcept, describeDemo } from "./describe-demo.ts";
import { addRunOptions } from "./options.ts";
import { type RunFlags, runStored } from "./run-stored.ts";

interface DemoFlags extends RunFlags {
  readonly concept: string;
}

/** `dbdpo demo`: the whole method on one subject in minutes. */
export function addDemoCommand(program: Command, global: () => GlobalOptions): void {
  addRunOptions(program.command("demo"))
    .description("the whole method on one subject, in minutes on a laptop")
    .option("--concept <name>", "the subject, stored or bundled", demoConcept)
    .addHelpText("after", "\nExamples:\n  dbdpo demo\n  dbdpo demo --concept clock")
    .action((flags: DemoFlags) =>
      withSession(global(), async (session) => {
        const configuration = describeDemo(flags.concept);
        await runStored(
          session,
          await createExperiment(session.db, configuration, { preset: "demo" }),
          flags,
        );
      }),
    );
}
