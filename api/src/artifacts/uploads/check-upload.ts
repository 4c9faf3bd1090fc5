import { AppError } from "@dreambooth-dpo/db/contract";
import { type ImageProcess, imageTypeOf, imageTypes, maximumPixels, readHead } from "../images/index.ts";

/** A sound image that was sent. */
export interface UploadedImage {
  readonly contentType: string;
  /** Of the upright image, pixels. */
  readonly width: number;
  readonly height: number;
}

const anImage = `a ${Object.keys(imageTypes).join(", ")} image`;

/** What a file begins with, as text. */
const shown = (head: Uint8Array) => String.fromCharCode(...head).replace(/[^ -~]/g, "·");

/** Refuses a request that does not say that its body is an image. The bytes, not this header, say which. */
export function requireImageType(declared: string | undefined): void {
  const type = (declared ?? "").split(";")[0]!.trim().toLowerCase();
  if (!Object.values<string>(imageTypes).includes(type))
    throw AppError.badInput("content-type", declared ?? "absent", Object.values(imageTypes).join(", "));
}

/**
 * Makes sure that a file is one whole image that decodes in bounded memory. BAD_INPUT for anything but a png, jpeg or webp of
 * one frame and at most 16 million pixels, CORRUPT for a damaged one, UNSUPPORTED for one that the decoder cannot bear.
 */
export async function checkUpload(path: string, images: ImageProcess): Promise<UploadedImage> {
  const head = await readHead(path);
  const contentType = imageTypeOf(head);
  if (!contentType)
    throw AppError.badInput("body", head.length ? `begins with ${shown(head)}` : "empty", anImage);
  const found = await images.run("inspect", { path });
  if (found.is === "whole") return { contentType, width: found.width, height: found.height };
  if (found.is === "damaged")
    throw new AppError("CORRUPT", `The image is damaged or truncated (${found.reason}).`, {
      field: "body",
      value: found.reason,
      expected: "a whole image",
    });
  if (found.is === "animated")
    throw AppError.badInput("body", `${found.frames} frames`, "an image of one frame");
  throw AppError.badInput(
    "body",
    `${found.width} x ${found.height} pixels`,
    `at most ${maximumPixels / 1e6} million pixels`,
    "Scale it down first.",
  );
}
