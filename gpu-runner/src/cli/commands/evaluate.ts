import { findExperiment } from "@dreambooth-dpo/db";
import type { Command } from "commander";
import { renderTable } from "../../evaluation/index.ts";
import { evaluateExperiment } from "../../pipeline/index.ts";
import { type GlobalOptions, withDevice, withSession } from "../session.ts";
import { print } from "../terminal.ts";
import { addRunOptions, wholeNumber } from "./options.ts";
import { describeProgress, type RunFlags } from "./run-stored.ts";

interface EvaluateFlags extends RunFlags {
  readonly checkpoint?: readonly string[];
  readonly prompts?: string;
  readonly images?: number;
}

/** `dbdpo evaluate`: any checkpoints, by the experiment's protocol or another. */
export function addEvaluateCommand(program: Command, global: () => GlobalOptions): void {
  addRunOptions(program.command("evaluate <experiment>"))
    .description("evaluate any of an experiment's checkpoints, by its protocol or another")
    .option("--checkpoint <name...>", 'such as "baseline step 50" or "TS round 1" (default: all)')
    .option("--prompts <set>", "dreambench, long, or the JSON file of a prompt set")
    .option("--images <k>", "images of each prompt", wholeNumber())
    .addHelpText(
      "after",
      '\nExamples:\n  dbdpo evaluate pets --images 10\n  dbdpo evaluate pets --checkpoint "TS round 2" --prompts my-prompts.json',
    )
    .action((name: string, flags: EvaluateFlags) =>
      withSession(global(), async (session) => {
        const { db, signal, progress } = session;
        const experiment = await findExperiment(db, name);
        await withDevice(flags, async (device) => {
          const comparisons = await evaluateExperiment(db, experiment.id, {
            device,
            signal,
            ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
            ...(flags.checkpoint ? { checkpoints: flags.checkpoint } : {}),
            protocol: {
              ...(flags.prompts === undefined ? {} : { promptSet: flags.prompts }),
              ...(flags.images === undefined ? {} : { imagesPerPrompt: flags.images }),
            },
            onProgress: (p) => progress.show({ label: describeProgress(p), ...p }),
          });
          progress.stop();
          const tables = comparisons.map(({ suite, comparison }) => `${suite}\n\n${renderTable(comparison)}`);
          print(session, comparisons, tables.join("\n\n"));
        });
      }),
    );
}
