import { z } from "zod";
import { between, fields, slug, text, wholeFrom } from "./fields.ts";

/** An experiment of images made elsewhere: they are scored and compared, not made. */
export const importConfigurationSchema = fields({
  kind: z.literal("import"),
  name: slug("an experiment's name").optional(),
  concepts: z.array(slug("a concept's name")).min(1),
  /** The model pack whose judges score the images. */
  pack: text("the name of a model pack").optional(),
  /** In its place, the folder of a CLIP that does. */
  judge: text("the folder of a CLIP in ONNX").optional(),
  /** Folder of a second judge, shown beside the first. */
  heldOutJudge: text("the folder of a CLIP in ONNX").optional(),
  /** The model that the others are compared with. */
  baseline: slug("the name of an imported model"),
  seed: between(0, 2 ** 32 - 1)
    .int()
    .default(0),
  bootstrapSamples: wholeFrom(100).default(10_000),
}).refine((c) => (c.pack === undefined) !== (c.judge === undefined), {
  error: "exactly one of pack and judge",
  path: ["judge"],
});

export type ImportConfiguration = z.output<typeof importConfigurationSchema>;
