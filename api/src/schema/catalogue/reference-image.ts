import type { ConceptImageRow } from "@dreambooth-dpo/db";
import { builder } from "../core/index.ts";

export type ReferenceImage = ConceptImageRow;

/** Where the bytes of an image are served; relative to the API's address. */
export const imageUrl = (sha256: string) => `/artifacts/images/${sha256}`;

export const ReferenceImageType = builder.objectRef<ReferenceImage>("ReferenceImage").implement({
  description: "A photograph of a concept.",
  fields: (t) => ({
    fileName: t.exposeString("fileName", { description: "Name of the file it came from." }),
    sha256: t.exposeString("sha256", { description: "SHA-256 of its bytes." }),
    width: t.exposeInt("width", { description: "Width, pixels." }),
    height: t.exposeInt("height", { description: "Height, pixels." }),
    url: t.string({
      description: "Where its bytes are served, relative to the API's address; add ?width= for a thumbnail.",
      resolve: ({ sha256 }) => imageUrl(sha256),
    }),
  }),
});
