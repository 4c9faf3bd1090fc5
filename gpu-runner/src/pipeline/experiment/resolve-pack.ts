import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { AppError, type Configuration, type ImportConfiguration } from "@dreambooth-dpo/db/contract";
import { type DiffusionPack, hashPack, openDiffusionPack, openScoringPack } from "../../models/index.ts";
import type { JudgeName, PlanContext } from "../plan/index.ts";
import { packFolder } from "./bundled.ts";

/** A model pack with its judges, found and hashed; of imported images, the judges alone. */
export interface ResolvedPack {
  readonly name: string;
  readonly folder: string;
  readonly hash: string;
  readonly pack?: DiffusionPack;
  readonly judges: PlanContext["judges"];
  readonly judgeFolders: ReadonlyMap<JudgeName, string>;
}

async function hashJudges(
  folders: ReadonlyMap<JudgeName, string>,
): Promise<Pick<ResolvedPack, "judges" | "judgeFolders">> {
  const judges: { name: JudgeName; hash: string }[] = [];
  for (const [name, path] of folders) {
    if (!existsSync(path))
      throw new AppError("NOT_FOUND", `There is no CLIP to score images with at ${path}.`, {
        field: "judge",
        value: path,
        expected: "the folder of a CLIP in ONNX (text_model.onnx and vision_model.onnx, or model.onnx)",
      });
    openScoringPack(path);
    judges.push({ name, hash: await hashPack(path) });
  }
  return { judges, judgeFolders: folders };
}

/** Folders of the judges of a pack: the CLIP that selects (`clip`, or one of one's own) and the held-out `judge`, if any. */
export function judgesOfPack(folder: string, own?: string, heldOut = true): Map<JudgeName, string> {
  const folders = new Map<JudgeName, string>([["clip", own ?? join(folder, "clip")]]);
  if (heldOut && existsSync(join(folder, "judge"))) folders.set("held-out", join(folder, "judge"));
  return folders;
}

/** Folders of the judges of imported images: those of a pack, or ones of one's own. */
function judgesOfImport({ pack, judge, heldOutJudge }: ImportConfiguration): Map<JudgeName, string> {
  if (judge === undefined) return judgesOfPack(packFolder(pack!));
  const folders = new Map<JudgeName, string>([["clip", judge]]);
  if (heldOutJudge !== undefined) folders.set("held-out", heldOutJudge);
  return folders;
}

/** Finds and opens what a configuration names. NOT_FOUND or CORRUPT names the file at fault. */
export async function resolvePack(configuration: Configuration | ImportConfiguration): Promise<ResolvedPack> {
  if ("kind" in configuration) {
    const folders = judgesOfImport(configuration);
    const folder = folders.get("clip")!;
    const found = await hashJudges(folders);
    return { name: basename(folder), folder, hash: found.judges[0]!.hash, ...found };
  }
  const folder = packFolder(configuration.pack);
  const pack = openDiffusionPack(folder);
  const { judge, evaluation } = configuration;
  return {
    name: basename(folder),
    folder,
    hash: await hashPack(folder),
    pack,
    ...(await hashJudges(judgesOfPack(folder, judge, evaluation.heldOutJudge))),
  };
}
