import { hashJson } from "@dreambooth-dpo/db";
import type { ShardWork } from "./stage-context.ts";

/** Takes images that are in the artifact store already as the images of a stage. */
export const importImages: ShardWork<"import"> = async (inputs, _, { report }) => {
  const images = inputs.images.map(({ prompt, ...image }) => ({
    ...image,
    key: `${image.promptIndex}/${image.sample}`,
    promptText: prompt,
  }));
  report({ done: images.length, total: images.length, unit: "images" });
  return {
    resultSha256: hashJson(images.map(({ key, sha256 }) => [key, sha256])),
    output: { images: images.length },
    images,
  };
};
