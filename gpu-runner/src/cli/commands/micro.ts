import { join } from "node:path";
import type { Command } from "commander";
import { buildMicroPack, writeSubjects } from "../../micro/index.ts";
import { type DeviceFlags, type GlobalOptions, withDevice, withOutput } from "../session.ts";
import { print } from "../terminal.ts";
import { addDeviceOptions } from "./options.ts";

interface BuildFlags extends DeviceFlags {
  readonly state: string;
  readonly out: string;
}

/** `dbdpo micro`: how the bundled pack and subjects are made. */
export function addMicroCommands(program: Command, global: () => GlobalOptions): void {
  const micro = program.command("micro").description("how the bundled model pack and subjects are made");
  addDeviceOptions(micro.command("build"))
    .description(
      "train the micro pack from the npm packages alone (75 minutes on 2 cores; stop and go on at any time)",
    )
    .option("--state <folder>", "where checkpoints are kept", join(".data", "micro"))
    .option("--out <folder>", "where the pack is written", join(".data", "micro-pack"))
    .action((flags: BuildFlags) =>
      withOutput(global(), async ({ json, signal, progress }) => {
        await withDevice(flags, (device) =>
          buildMicroPack({
            stateFolder: flags.state,
            packFolder: flags.out,
            device,
            signal,
            onProgress: ({ work, done, total, loss }) =>
              progress.show({
                label: work,
                done,
                total,
                unit: loss === undefined ? "items" : `steps, loss ${loss.toPrecision(3)}`,
              }),
          }),
        );
        print(
          { json },
          { pack: flags.out },
          `The pack is in ${flags.out}; MODEL_CARD.md there says how good it is.`,
        );
      }),
    );
  micro
    .command("subjects <folder>")
    .description("draw the bundled subjects' reference views into a folder")
    .action((folder: string) =>
      withOutput(global(), async (output) => {
        await writeSubjects(folder);
        print(output, { folder }, `The subjects are in ${folder}.`);
      }),
    );
}
