import { existsSync } from "node:fs";
import type { Command } from "commander";
import { readImport } from "../../datasets/index.ts";
import { importExperiment, judgesOfPack, packFolder } from "../../pipeline/index.ts";
import { type GlobalOptions, withSession } from "../session.ts";
import { addDeviceOptions } from "./options.ts";
import { type RunFlags, runStored } from "./run-stored.ts";

interface ImportFlags extends RunFlags {
  readonly concept?: string;
  readonly pack: string;
  readonly judge?: string;
  readonly baseline?: string;
  readonly name?: string;
}

/** `dbdpo run import`: images made elsewhere become runs. */
export function addImportCommand(program: Command, global: () => GlobalOptions): void {
  addDeviceOptions(program.command("run").description("runs of images").command("import <folder>"))
    .description("score and compare images made elsewhere, by any model and tool")
    .option("--concept <name>", "the concept they show, unless the manifest says")
    .option("--pack <name>", "the model pack whose judges score them", "micro")
    .option("--judge <folder>", "a CLIP in ONNX (layout of optimum or Xenova) that scores them instead")
    .option(
      "--baseline <model>",
      "the model the others are compared with (default: baseline, else the first)",
    )
    .option("--name <name>", "the experiment's name")
    .addHelpText(
      "after",
      `
The folder holds one of
  manifest.csv    with a header: file,prompt[,seed,sample,concept,model]
  manifest.jsonl  one object per line with the same fields
  folders         one per prompt, named by it or with a prompt.txt; above them, if you like, one per model

Examples:
  dbdpo concept add rex photos/rex --class dog
  dbdpo run import outputs --concept rex --judge models/clip-vit-base-patch32
  dbdpo run import outputs --concept rex --baseline dreambooth`,
    )
    .action((folder: string, flags: ImportFlags) =>
      withSession(global(), async (session) => {
        const { db, progress } = session;
        const images = await readImport(folder);
        const own = judgesOfPack(flags.judge ?? packFolder(flags.pack), flags.judge);
        const heldOut = own.get("held-out");
        const experiment = await importExperiment(db, images, {
          judge: own.get("clip")!,
          ...(heldOut && existsSync(heldOut) ? { heldOutJudge: heldOut } : {}),
          ...(flags.concept === undefined ? {} : { concept: flags.concept }),
          ...(flags.baseline === undefined ? {} : { baseline: flags.baseline }),
          ...(flags.name === undefined ? {} : { name: flags.name }),
          onProgress: (done, total) => progress.show({ label: "read images", done, total, unit: "images" }),
        });
        await runStored(session, experiment, flags);
      }),
    );
}
