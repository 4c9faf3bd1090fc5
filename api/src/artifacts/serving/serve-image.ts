import type { Database } from "@dreambooth-dpo/db";
import { isImageReferred } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Request, Response } from "express";
import type { Viewer } from "../../access/index.ts";
import type { Logger } from "../../observe/index.ts";
import {
  imageTypeOf,
  readHead,
  type ThumbnailCache,
  type ThumbnailFormat,
  thumbnailFormats,
} from "../images/index.ts";
import type { ContentCheck } from "./check-content.ts";
import { unknown } from "./require-key.ts";
import { sendFile } from "./send-file.ts";

export interface ImageServing {
  readonly db: Database;
  readonly check: ContentCheck;
  readonly thumbnails: ThumbnailCache;
  readonly log: Logger;
}

/** Widths of thumbnails, pixels: few, so that caches hold them all. */
const widths = [64, 128, 256, 512, 1024];

function widthOf(asked: unknown): number | undefined {
  if (asked === undefined) return undefined;
  const width = widths.find((each) => String(each) === asked);
  if (width === undefined) throw AppError.badInput("width", asked, `one of ${widths.join(", ")}`);
  return width;
}

/** The format a client likes best; PNG, which all can show, where it names none of ours. */
function formatFor(request: Request): ThumbnailFormat {
  const types = thumbnailFormats.map((format) => `image/${format}`);
  const accepted = request.accepts(types);
  return thumbnailFormats[types.indexOf(String(accepted))] ?? "png";
}

/** Sends the stored bytes of an image, or a thumbnail of it; NOT_FOUND for what the viewer may not know of. */
export async function serveImage(
  request: Request,
  response: Response,
  { sha256, viewer }: { readonly sha256: string; readonly viewer: Viewer },
  { db, check, thumbnails, log }: ImageServing,
): Promise<void> {
  const width = widthOf(request.query.width);
  if (!(await isImageReferred(db, { sha256, userId: viewer.userId }))) throw unknown("image", sha256);
  if (width === undefined) {
    const locate = async () => {
      await check.sample(sha256);
      return db.store.locate(sha256);
    };
    await sendFile(request, response, { tag: sha256, locate, headers: headersOf }, log);
    return;
  }
  const format = formatFor(request);
  response.vary("accept");
  const tag = `${sha256}-${width}-${format}`;
  const locate = async () => {
    await check.present(sha256);
    return thumbnails.find({ sha256, width, format });
  };
  const headers = async () => ({ "content-type": `image/${format}` });
  await sendFile(request, response, { tag, locate, headers }, log);
}

/** The type that the bytes tell; what is no image after all is for the disk, not for a browser to show. */
async function headersOf(path: string): Promise<Readonly<Record<string, string>>> {
  const type = imageTypeOf(await readHead(path));
  return type
    ? { "content-type": type }
    : { "content-type": "application/octet-stream", "content-disposition": "attachment" };
}
