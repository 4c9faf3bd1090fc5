import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { AppError, type Configuration } from "@dreambooth-dpo/db/contract";
import { type DiffusionPack, hashPack, openDiffusionPack, openScoringPack } from "../../models/index.ts";
import type { JudgeName, PlanContext } from "../plan/index.ts";
import { packFolder } from "./bundled.ts";

/** A model pack with its judges, found and hashed. */
export interface ResolvedPack {
  readonly name: string;
  readonly folder: string;
  readonly hash: string;
  readonly pack: DiffusionPack;
  readonly judges: PlanContext["judges"];
  readonly judgeFolders: ReadonlyMap<JudgeName, string>;
}

/** The judges of a pack folder: the CLIP that selects (`clip`, or a folder of one's own) and the held-out `judge`, if any. */
export async function resolveJudges(
  folder: string,
  own: string | undefined,
  heldOut: boolean,
): Promise<Pick<ResolvedPack, "judges" | "judgeFolders">> {
  const selecting = own ?? join(folder, "clip");
  if (!existsSync(selecting))
    throw new AppError("NOT_FOUND", `There is no CLIP to score images with at ${selecting}.`, {
      field: "judge",
      value: selecting,
      expected: "the folder of a CLIP in ONNX (text_model.onnx and vision_model.onnx, or model.onnx)",
    });
  const folders = new Map<JudgeName, string>([["clip", selecting]]);
  if (heldOut && existsSync(join(folder, "judge"))) folders.set("held-out", join(folder, "judge"));
  const judges: { name: JudgeName; hash: string }[] = [];
  for (const [name, path] of folders) {
    openScoringPack(path);
    judges.push({ name, hash: await hashPack(path) });
  }
  return { judges, judgeFolders: folders };
}

/** Finds and opens the pack that a configuration names. NOT_FOUND or CORRUPT names the file at fault. */
export async function resolvePack(configuration: Configuration): Promise<ResolvedPack> {
  const folder = packFolder(configuration.pack);
  const pack = openDiffusionPack(folder);
  const { judge, evaluation } = configuration;
  return {
    name: basename(folder),
    folder,
    hash: await hashPack(folder),
    pack,
    ...(await resolveJudges(folder, judge, evaluation.heldOutJudge)),
  };
}
