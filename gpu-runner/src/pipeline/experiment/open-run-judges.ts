import type { Experiment } from "@dreambooth-dpo/db";
import type { Device } from "../../engine/index.ts";
import type { VerifyOptions } from "../results/index.ts";
import { openJudges } from "../workbench/index.ts";
import { resolvePack } from "./resolve-pack.ts";

/** The judges of an experiment on a device, with the hashes of what is there now. */
export async function openRunJudges(
  { configuration }: Experiment,
  device: Device,
): Promise<Pick<VerifyOptions, "judge" | "judgeHash">> {
  const { judges, judgeFolders } = await resolvePack(configuration);
  return {
    judge: openJudges(device, judgeFolders),
    judgeHash: (name) => judges.find((judge) => judge.name === name)?.hash,
  };
}
