import { AppError } from "@dreambooth-dpo/db/contract";
import type { Device } from "../../engine/index.ts";
import { openClip } from "../../models/index.ts";
import type { ImageTextEncoder } from "../../scoring/index.ts";
import type { JudgeName } from "../plan/index.ts";
import { asEncoder } from "./encoder.ts";

/** Opens judges by name on a device, each once. NOT_FOUND for a judge that has no folder. */
export function openJudges(
  device: Device,
  folders: ReadonlyMap<JudgeName, string>,
): (name: JudgeName) => Promise<ImageTextEncoder> {
  const opened = new Map<JudgeName, Promise<ImageTextEncoder>>();
  return (name) => {
    const folder = folders.get(name);
    if (folder === undefined)
      throw new AppError("NOT_FOUND", `There is no judge "${name}".`, { field: name });
    const encoder = opened.get(name) ?? openClip(device, folder).then(asEncoder);
    opened.set(name, encoder);
    return encoder;
  };
}
