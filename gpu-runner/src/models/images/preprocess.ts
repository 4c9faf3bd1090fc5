import { AppError } from "@dreambooth-dpo/db/contract";
import { z } from "zod";
import { float32, type Tensor } from "../../tensor/index.ts";
import { type ResizeFilter, type RgbImage, resizeImage } from "./resize.ts";

/** How an image becomes the input of a vision tower; the content of preprocessor_config.json. */
export interface ImagePreprocessing {
  /** Length of the shorter side after resizing, or both sides when the image is stretched. */
  readonly resize:
    | { readonly shortest: number }
    | { readonly width: number; readonly height: number }
    | undefined;
  readonly filter: ResizeFilter;
  readonly crop: { readonly width: number; readonly height: number } | undefined;
  readonly rescale: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

const sides = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });
const file = z.object({
  do_resize: z.boolean().default(true),
  size: z
    .union([z.number().int().positive(), z.object({ shortest_edge: z.number().int().positive() }), sides])
    .default(224),
  resample: z.number().default(3),
  do_center_crop: z.boolean().default(true),
  crop_size: z.union([z.number().int().positive(), sides]).optional(),
  do_rescale: z.boolean().default(true),
  rescale_factor: z.number().default(1 / 255),
  do_normalize: z.boolean().default(true),
  image_mean: z.array(z.number()).length(3).default([0.48145466, 0.4578275, 0.40821073]),
  image_std: z.array(z.number()).length(3).default([0.26862954, 0.26130258, 0.27577711]),
});

const filterOfPillow: Record<number, ResizeFilter> = { 1: "lanczos", 2: "bilinear", 3: "bicubic" };

/** Reads the content of a preprocessor_config.json; absent keys take CLIP's values. `path` is named in errors. */
export function parseImagePreprocessing(
  json: unknown,
  path = "preprocessor_config.json",
): ImagePreprocessing {
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new AppError("CORRUPT", `"${path}": ${issue.path.join(".")}: ${issue.message}.`, { field: path });
  }
  const c = parsed.data;
  const filter = filterOfPillow[c.resample];
  if (!filter)
    throw new AppError("UNSUPPORTED", `"${path}": resample is ${c.resample}; expected 1, 2 or 3.`, {
      field: "resample",
      value: c.resample,
    });
  const square = (side: number) => ({ width: side, height: side });
  const resize = typeof c.size === "number" ? { shortest: c.size } : c.size;
  const sizeForCrop =
    typeof c.size === "number" ? c.size : "shortest_edge" in c.size ? c.size.shortest_edge : c.size;
  const crop = c.crop_size ?? sizeForCrop;
  return {
    resize: c.do_resize
      ? "shortest_edge" in resize
        ? { shortest: resize.shortest_edge }
        : resize
      : undefined,
    filter,
    crop: c.do_center_crop ? (typeof crop === "number" ? square(crop) : crop) : undefined,
    rescale: c.do_rescale ? c.rescale_factor : 1,
    mean: c.do_normalize ? c.image_mean : [0, 0, 0],
    std: c.do_normalize ? c.image_std : [1, 1, 1],
  };
}

function resized(image: RgbImage, { resize, filter }: ImagePreprocessing): RgbImage {
  if (!resize) return image;
  if ("width" in resize) return resizeImage(image, resize.width, resize.height, filter);
  const { width, height } = image;
  const long = Math.floor((resize.shortest * Math.max(width, height)) / Math.min(width, height));
  return width <= height
    ? resizeImage(image, resize.shortest, long, filter)
    : resizeImage(image, long, resize.shortest, filter);
}

/** Resizes, crops to the centre (zeros outside) and normalises images: float32 [B, 3, H, W]. All end at one size. */
export function preprocessImages(images: readonly RgbImage[], how: ImagePreprocessing): Tensor {
  const first = images[0];
  if (!first) throw AppError.badInput("images", 0, "at least one image");
  const ready = images.map((image) => resized(image, how));
  const { width, height } = how.crop ?? ready[0]!;
  const out = new Float32Array(images.length * 3 * width * height);
  ready.forEach((image, index) => {
    if (!how.crop && (image.width !== width || image.height !== height))
      throw AppError.badInput(
        "image size",
        [image.width, image.height],
        `${width} x ${height} as the first image`,
      );
    const left = Math.floor((image.width - width) / 2);
    const top = Math.floor((image.height - height) / 2);
    for (let c = 0; c < 3; c++)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const [fromX, fromY] = [x + left, y + top];
          const inside = fromX >= 0 && fromX < image.width && fromY >= 0 && fromY < image.height;
          const value = inside ? image.data[(fromY * image.width + fromX) * 3 + c]! * how.rescale : 0;
          out[((index * 3 + c) * height + y) * width + x] = (value - how.mean[c]!) / how.std[c]!;
        }
  });
  return float32([images.length, 3, height, width], out);
}
