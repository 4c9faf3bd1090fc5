import { type PackRow, packList } from "@dreambooth-dpo/db";
import { builder, given, listArguments, orderingInput, wholeList } from "../core/index.ts";

const PackKind = builder.enumType("ModelPackKind", {
  description: "What a model pack is for.",
  values: {
    DIFFUSION: { value: "diffusion", description: "Makes images: U-Net, VAE, text encoder, and judges." },
    SCORING: { value: "scoring", description: "Judges images: a CLIP." },
  } as const,
});

export const ModelPack = builder.loadableNodeRef("ModelPack", {
  id: { resolve: ({ id }: PackRow) => id },
  load: (ids: string[], { db }) => packList.byId(db, ids),
  sort: ({ id }) => id,
});

builder.objectType(ModelPack, {
  description:
    "A set of networks in the ONNX layout of diffusers and optimum, known by the hash of its files.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name, as experiments refer to it." }),
    kind: t.expose("kind", { type: PackKind, description: "What it is for." }),
    hash: t.exposeString("hash", { description: "SHA-256 over all its files." }),
    card: t.exposeString("card", {
      nullable: true,
      description:
        "Its model card in Markdown: how it was made and how good it is; null when it brings none.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was first used here." }),
  }),
});

const ModelPackConnection = builder.connectionObject(
  { type: ModelPack, name: "ModelPackConnection" },
  { name: "ModelPackEdge" },
);

const ModelPackFilter = builder.inputType("ModelPackFilter", {
  description: "Which model packs; a field left out narrows nothing.",
  fields: (t) => ({
    kind: t.field({ type: PackKind, description: "Of this kind only." }),
    nameContains: t.string({ description: "Part of the name, in any case." }),
  }),
});

const ModelPackOrder = orderingInput("modelPack", { name: "Name.", created: "When it was first used." });

builder.queryField("modelPacks", (t) =>
  t.connection(
    {
      type: ModelPack,
      description: "Model packs that have been used; newest first unless asked otherwise.",
      args: listArguments(ModelPackFilter, ModelPackOrder),
      resolve: (_, args, services) =>
        wholeList(services, packList, args, { field: "created", direction: "desc" }, given(args.filter)),
    },
    ModelPackConnection,
  ),
);
