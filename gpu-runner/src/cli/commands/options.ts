import { type Command, InvalidArgumentError, Option } from "commander";

/** A whole number of at least `least`, from the command line. */
export const wholeNumber =
  (least = 1) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least)
      throw new InvalidArgumentError(`expected a whole number of at least ${least}`);
    return value;
  };

/** Adds the options of commands that compute. */
export function addDeviceOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--device <provider>", "what computes (default: the experiment's, else auto)").choices([
        "auto",
        "cpu",
        "cuda",
        "webgpu",
        "dml",
        "coreml",
      ]),
    )
    .option("--threads <n>", "threads of the device (default: all cores)", wholeNumber());
}

/** Adds the options of commands that generate images. */
export function addRunOptions(command: Command): Command {
  return addDeviceOptions(command).option(
    "--batch-size <n>",
    "images denoised at once; does not change them",
    wholeNumber(),
  );
}
