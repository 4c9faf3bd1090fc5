import { type PromptRow, type PromptSetRow, promptList, promptSetList } from "@dreambooth-dpo/db";
import { promptCategories } from "@dreambooth-dpo/db/contract";
import { builder, given, listArguments, orderingInput, ownedList, wholeList } from "../core/index.ts";

export const PromptPurpose = builder.enumType("PromptPurpose", {
  description: "What images may be made of a prompt set; the two never meet.",
  values: {
    TRAINING: { value: "training", description: "Images that preference pairs are selected from." },
    EVALUATION: { value: "evaluation", description: "Images that checkpoints are measured on." },
  } as const,
});

export const PromptSubjects = builder.enumType("PromptSubjects", {
  description: "Which concepts a prompt is meant for.",
  values: {
    LIVE: { value: "live", description: "Living subjects." },
    OBJECT: { value: "object", description: "Objects." },
    ANY: { value: "any", description: "Both." },
  } as const,
});

export const PromptCategory = builder.enumType("PromptCategory", {
  description: "What a prompt changes about the subject.",
  values: Object.fromEntries(
    promptCategories.map((value) => [
      value.toUpperCase(),
      { value, description: `Of the category ${value}.` },
    ]),
  ) as Record<string, { value: (typeof promptCategories)[number]; description: string }>,
});

interface Details {
  readonly subjects?: "live" | "object" | "any";
  readonly category?: (typeof promptCategories)[number];
}

const detailsOf = ({ details }: PromptRow) => (details ?? {}) as Details;

const Prompt = builder.loadableNodeRef("Prompt", {
  id: { resolve: ({ id }: PromptRow) => id },
  load: (ids: string[], { db }) => promptList.byId(db, ids),
  sort: ({ id }) => id,
});

builder.objectType(Prompt, {
  description: "A prompt with a place for the subject.",
  fields: (t) => ({
    position: t.exposeInt("position", { description: "Place in its set, from 0." }),
    template: t.exposeString("template", {
      description: "Its text, with {token} {class} where the subject stands.",
    }),
    subjects: t.field({
      type: PromptSubjects,
      description: "Which concepts it is meant for.",
      resolve: (prompt) => detailsOf(prompt).subjects ?? "any",
    }),
    category: t.field({
      type: PromptCategory,
      nullable: true,
      description: "What it changes; null when its set does not say.",
      resolve: (prompt) => detailsOf(prompt).category ?? null,
    }),
  }),
});

const PromptConnection = builder.connectionObject(
  { type: Prompt, name: "PromptConnection" },
  { name: "PromptEdge" },
);

export const PromptSet = builder.loadableNodeRef("PromptSet", {
  id: { resolve: ({ id }: PromptSetRow) => id },
  load: (ids: string[], { db }) => promptSetList.byId(db, ids),
  sort: ({ id }) => id,
});

const promptsOf = ownedList(promptList, "promptSet", { field: "position", direction: "asc" });

builder.objectType(PromptSet, {
  description: "Prompts to make images of, known by the hash of their content.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name; several versions of a set share it." }),
    hash: t.exposeString("hash", { description: "SHA-256 of its content." }),
    purpose: t.expose("purpose", {
      type: PromptPurpose,
      nullable: true,
      description: "What it may be used for; null for a set stored before purposes were.",
    }),
    source: t.exposeString("source", { nullable: true, description: "Where the prompts come from." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was stored." }),
    archivedAt: t.expose("archivedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was put away; null while in use.",
    }),
    prompts: t.connection(
      {
        type: Prompt,
        description: "Its prompts, in order.",
        args: { contains: t.arg.string({ description: "Only prompts with this text, in any case." }) },
        resolve: ({ id }, { contains, ...args }, services) =>
          promptsOf(id, args, services, given({ contains })),
      },
      PromptConnection,
    ),
  }),
});

const PromptSetConnection = builder.connectionObject(
  { type: PromptSet, name: "PromptSetConnection" },
  { name: "PromptSetEdge" },
);

const PromptSetFilter = builder.inputType("PromptSetFilter", {
  description: "Which prompt sets; a field left out narrows nothing.",
  fields: (t) => ({
    nameContains: t.string({ description: "Part of the name, in any case." }),
    purpose: t.field({ type: PromptPurpose, description: "For this purpose only." }),
    archived: t.boolean({ description: "Only archived ones (true) or only those in use (false)." }),
  }),
});

const PromptSetOrder = orderingInput("promptSet", { name: "Name.", created: "When it was stored." });

builder.queryField("promptSets", (t) =>
  t.connection(
    {
      type: PromptSet,
      description: "Prompt sets; newest first unless asked otherwise.",
      args: listArguments(PromptSetFilter, PromptSetOrder),
      resolve: (_, args, services) =>
        wholeList(services, promptSetList, args, { field: "created", direction: "desc" }, given(args.filter)),
    },
    PromptSetConnection,
  ),
);
