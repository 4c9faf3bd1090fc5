import { findExperiment, forkRun, listConcepts, listExperiments, requestCancel } from "@dreambooth-dpo/db";
import { presets } from "@dreambooth-dpo/db/contract";
import type { Command } from "commander";
import { createExperiment, findRunByName } from "../../pipeline/index.ts";
import { type GlobalOptions, withSession } from "../session.ts";
import { columns, print, say } from "../terminal.ts";
import { describeExperiment } from "./describe-experiment.ts";
import { addRunOptions, wholeNumber } from "./options.ts";
import { type ConfigurationFlags, readConfiguration } from "./read-configuration.ts";
import { readSelection, type SelectionFlags } from "./read-selection.ts";
import { type RunFlags, runStored } from "./run-stored.ts";

const collect = (value: string, before: readonly string[] = []) => [...before, value];

interface ForkFlags extends SelectionFlags, RunFlags {
  readonly round: number;
  readonly name: string;
}

/** `dbdpo experiment`: concepts x variants, run to a table of results. */
export function addExperimentCommands(program: Command, global: () => GlobalOptions): void {
  const experiment = program
    .command("experiment")
    .description("concepts x variants, run to a table of results");

  addRunOptions(experiment.command("run"))
    .description("run an experiment; the same configuration again goes on, or is done at once")
    .option("--preset <name>", `one of ${Object.keys(presets).join(", ")}`)
    .option("--config <file>", "JSON with an experiment's fields, laid over the preset")
    .option("--concept <name...>", "concepts, stored or bundled")
    .option("--pack <name>", "a model pack: micro, or a folder in the layout of diffusers and optimum")
    .option("--name <name>", "the experiment's name (default: from preset, concepts and a hash)")
    .option("--seed <n>", "seed of everything random", wholeNumber(0))
    .option("--set <field=value>", "one field, such as dpo.beta=2000 (repeatable)", collect)
    .addHelpText(
      "after",
      `
Examples:
  dbdpo experiment run --preset demo --concept dog
  dbdpo experiment run --preset micro-paper --concept dog cat clock --name pets
  dbdpo experiment run --preset paper-sd2 --pack models/sd2 --concept rex --device cuda
  dbdpo experiment run --preset demo --concept dog --set dpo.rounds=2 --set dpo.beta=2000`,
    )
    .action((flags: ConfigurationFlags & RunFlags) =>
      withSession(global(), async (session) => {
        const configuration = readConfiguration(flags);
        const options = flags.preset === undefined ? {} : { preset: flags.preset };
        await runStored(session, await createExperiment(session.db, configuration, options), flags);
      }),
    );

  experiment
    .command("list")
    .description("all experiments, newest first")
    .action(() =>
      withSession(global(), async (session) => {
        const all = await listExperiments(session.db, { limit: 500 });
        const rows = all.map((e) => [
          e.name,
          e.status,
          e.configuration.concepts.join(", "),
          [...new Set(e.runs.map((r) => r.variant))].join(", "),
          e.createdAt.toISOString().slice(0, 16).replace("T", " "),
        ]);
        print(
          session,
          all,
          all.length
            ? columns(["name", "status", "concepts", "variants", "created"], rows)
            : "No experiments yet.",
        );
      }),
    );

  experiment
    .command("show <experiment>")
    .description("its runs, stages and published figures")
    .action((name: string) =>
      withSession(global(), async (session) => {
        const shown = await describeExperiment(session.db, await findExperiment(session.db, name));
        print(session, shown.data, shown.text);
      }),
    );

  experiment
    .command("cancel <experiment>")
    .description("stop it cleanly, wherever it runs; it can be resumed")
    .action((name: string) =>
      withSession(global(), async (session) => {
        const { id, name: found } = await findExperiment(session.db, name);
        const status = await requestCancel(session.db, id);
        print(session, { experiment: found, status }, `Experiment ${found}: ${status}.`);
      }),
    );

  addRunOptions(experiment.command("resume <experiment>"))
    .description("go on where it was stopped; nothing that is done is done again")
    .action((name: string, flags: RunFlags) =>
      withSession(global(), async (session) => {
        await runStored(session, await findExperiment(session.db, name), flags);
      }),
    );

  addRunOptions(experiment.command("fork <run>"))
    .description("from a round on, select pairs in another way; rounds before are shared")
    .requiredOption("--round <n>", "the first round that differs", wholeNumber())
    .requiredOption("--name <name>", "name of the new variant")
    .option("--window <window>", "TS, IS, MIX, or C1,C2 in degrees")
    .option("--weighted <lambda>", "weighted score lambda*TS + (1-lambda)*IS in place of a window", Number)
    .option("--threshold <tau>", "with --weighted: least score gap", Number)
    .option("--kept-fraction <share>", "with --weighted: share of candidates kept", Number)
    .addHelpText(
      "after",
      `
A run is named EXPERIMENT/VARIANT, or EXPERIMENT/VARIANT/CONCEPT, or by its id.

Example:
  dbdpo experiment fork pets/TS/dog --round 2 --window -5,85 --name TS-then-wide`,
    )
    .action((run: string, flags: ForkFlags) =>
      withSession(global(), async (session) => {
        const { db } = session;
        const { round, name } = flags;
        const parent = await findRunByName(db, run);
        const fork = await forkRun(db, parent, { round, name, selection: readSelection(flags) });
        const concepts = await listConcepts(db);
        const concept = concepts.find(({ id }) => id === fork.conceptId)?.name;
        say(`Forked ${parent.variant} at round ${round} as ${fork.variant} (${concept}).`);
        await runStored(session, await findExperiment(db, fork.experimentId), flags);
      }),
    );
}
