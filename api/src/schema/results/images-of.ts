import { imageList } from "@dreambooth-dpo/db";
import { PromptPurpose } from "../catalogue/index.ts";
import { builder, given, listArguments, ownedList } from "../core/index.ts";
import { Run, Stage } from "../experiments/index.ts";
import { Image, ImageConnection, imagesAlong } from "./image.ts";
import { ImageFilterInput, ImageOrderInput, imageSelection } from "./image-arguments.ts";

const byPrompt = { field: "prompt", direction: "asc" } as const;
const imagesOfRun = ownedList(imageList, "run", byPrompt);
const imagesOfStage = ownedList(imageList, "stage", byPrompt);

builder.objectField(Run, "images", (t) =>
  t.connection(
    {
      type: Image,
      description: "Images made for it, or imported as its own; by prompt unless asked otherwise.",
      args: {
        round: t.arg.int({
          description:
            "Only of this round: the candidates that its pairs are selected from, and the evaluation of what it trained. 0 is the evaluation of the personalisation.",
        }),
        purpose: t.arg({ type: PromptPurpose, description: "Only those made for this." }),
        ...listArguments(ImageFilterInput, ImageOrderInput),
      },
      resolve: ({ id }, { round, purpose, filter, orderBy, ...page }, services, info) => {
        const selected = imageSelection({ filter, orderBy });
        const ofRun = given({ round: round ?? null, purpose: purpose ?? null });
        const asked = { ...page, orderBy: selected.orderBy };
        return imagesOfRun(id, asked, services, { ...selected.filter, ...ofRun }, imagesAlong(info));
      },
    },
    ImageConnection,
  ),
);

builder.objectField(Stage, "images", (t) =>
  t.connection(
    {
      type: Image,
      description: "Images that it made, by prompt unless asked otherwise; none unless it makes images.",
      args: listArguments(ImageFilterInput, ImageOrderInput),
      resolve: ({ id }, { filter, orderBy, ...page }, services, info) => {
        const selected = imageSelection({ filter, orderBy });
        const asked = { ...page, orderBy: selected.orderBy };
        return imagesOfStage(id, asked, services, selected.filter, imagesAlong(info));
      },
    },
    ImageConnection,
  ),
);
