import { presetConfiguration } from "@dreambooth-dpo/db/contract";
import type { Command } from "commander";
import { createExperiment } from "../../pipeline/index.ts";
import { type GlobalOptions, withSession } from "../session.ts";
import { say } from "../terminal.ts";
import { addRunOptions } from "./options.ts";
import { type RunFlags, runStored } from "./run-stored.ts";

interface DemoFlags extends RunFlags {
  readonly concept: string;
}

/** `dbdpo demo`: the whole method on one subject in minutes. */
export function addDemoCommand(program: Command, global: () => GlobalOptions): void {
  addRunOptions(program.command("demo"))
    .description("the whole method on one subject, in minutes on a laptop")
    .option("--concept <name>", "the subject, stored or bundled", "dog")
    .addHelpText("after", "\nExamples:\n  dbdpo demo\n  dbdpo demo --concept clock")
    .action((flags: DemoFlags) =>
      withSession(global(), async (session) => {
        const configuration = presetConfiguration("demo", { concepts: [flags.concept] });
        const { personalisation: p, sampling: s, dpo: d, evaluation: e, generation: g } = configuration;
        say("DreamBoothDPO, the demo's reduced protocol (the paper's figures in brackets):");
        say(`  subject        ${flags.concept} (30 DreamBench subjects)`);
        say(`  model          the bundled micro pack, 64 x 64 pixels (SD2, SDXL)`);
        say(`  personalise    ${p.method}, ${p.steps} steps of ${p.batchSize}`);
        say(
          `  preferences    ${s.prompts} prompts x ${s.imagesPerPrompt} images (1,000 x 10), ${d.rounds} round (2)`,
        );
        say(
          `  train          beta ${d.beta}, each pair ${d.epochs} times (5), batches of ${d.batchSize} (256 or 64)`,
        );
        say(
          `  evaluate       25 prompts x ${e.imagesPerPrompt} images (10), ${g.steps} denoising steps (50)\n`,
        );
        await runStored(
          session,
          await createExperiment(session.db, configuration, { preset: "demo" }),
          flags,
        );
      }),
    );
}
