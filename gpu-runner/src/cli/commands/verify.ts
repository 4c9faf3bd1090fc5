import { findExperiment } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Command } from "commander";
import { findRunByName, openRunJudges, verifyRun } from "../../pipeline/index.ts";
import { type DeviceFlags, type GlobalOptions, withDevice, withSession } from "../session.ts";
import { print } from "../terminal.ts";
import { addDeviceOptions } from "./options.ts";

/** `dbdpo verify`: published figures made again from stored artifacts. */
export function addVerifyCommand(program: Command, global: () => GlobalOptions): void {
  addDeviceOptions(program.command("verify <run>"))
    .description("make a run's published figures again from its stored images, and compare")
    .addHelpText(
      "after",
      "\nA run is named EXPERIMENT/VARIANT, or EXPERIMENT/VARIANT/CONCEPT, or by its id.\n\nExample:\n  dbdpo verify pets/TS/dog",
    )
    .action((name: string, flags: DeviceFlags) =>
      withSession(global(), async (session) => {
        const { db, progress } = session;
        const run = await findRunByName(db, name);
        const experiment = await findExperiment(db, run.experimentId);
        await withDevice(flags, async (device) => {
          const found = await verifyRun(db, run, {
            ...(await openRunJudges(experiment, device)),
            onProgress: (done, total) =>
              progress.show({
                label: `verify ${experiment.name}/${run.variant}`,
                done,
                total,
                unit: "evaluations",
              }),
          });
          progress.stop();
          const { figures, images, pairs, largestDifference, mismatches } = found;
          if (mismatches.length > 0)
            throw new AppError(
              "CORRUPT",
              `Run ${name} does not verify: ${mismatches.slice(0, 5).join(" ")}${mismatches.length > 5 ? ` And ${mismatches.length - 5} more.` : ""}`,
              { field: "run", value: name },
            );
          print(
            session,
            found,
            `Run ${experiment.name}/${run.variant} verifies: ${figures} figures from ${images} images, ${pairs} pairs; largest difference ${largestDifference.toExponential(1)}.`,
          );
        });
      }),
    );
}
