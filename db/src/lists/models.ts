import { and, eq, ilike, isNotNull, isNull } from "drizzle-orm";
import { modelPacks, promptSets, prompts } from "../schema/index.ts";
import { defineList } from "./define-list.ts";
import { containing } from "./patterns.ts";

const packId = { of: modelPacks.id, type: "uuid" } as const;

/** Model packs that have been used. */
export const packList = defineList({
  table: modelPacks,
  columns: {
    id: modelPacks.id,
    name: modelPacks.name,
    kind: modelPacks.kind,
    hash: modelPacks.hash,
    card: modelPacks.card,
    createdAt: modelPacks.createdAt,
  },
  id: modelPacks.id,
  orders: { created: [packId], name: [{ of: modelPacks.name, type: "text" }, packId] },
  condition: ({
    kind,
    nameContains,
  }: {
    kind?: "diffusion" | "scoring" | undefined;
    nameContains?: string | undefined;
  }) =>
    and(
      kind === undefined ? undefined : eq(modelPacks.kind, kind),
      nameContains === undefined ? undefined : ilike(modelPacks.name, containing(nameContains)),
    ),
  owners: {},
  counted: { relation: "model_packs", whole: true },
  descending: true,
});

export type PackRow = Awaited<ReturnType<typeof packList.byId>>[number];

/** Which prompt sets; a field left out narrows nothing. */
export interface PromptSetFilter {
  readonly nameContains?: string | undefined;
  readonly purpose?: "training" | "evaluation" | undefined;
  readonly archived?: boolean | undefined;
}

const setId = { of: promptSets.id, type: "uuid" } as const;

export const promptSetList = defineList({
  table: promptSets,
  columns: {
    id: promptSets.id,
    name: promptSets.name,
    hash: promptSets.hash,
    purpose: promptSets.purpose,
    source: promptSets.source,
    archivedAt: promptSets.archivedAt,
    createdAt: promptSets.createdAt,
  },
  id: promptSets.id,
  orders: { created: [setId], name: [{ of: promptSets.name, type: "text" }, setId] },
  condition: ({ nameContains, purpose, archived }: PromptSetFilter) =>
    and(
      nameContains === undefined ? undefined : ilike(promptSets.name, containing(nameContains)),
      purpose === undefined ? undefined : eq(promptSets.purpose, purpose),
      archived === undefined
        ? undefined
        : archived
          ? isNotNull(promptSets.archivedAt)
          : isNull(promptSets.archivedAt),
    ),
  owners: {},
  counted: { relation: "prompt_sets", whole: true },
  descending: true,
});

export type PromptSetRow = Awaited<ReturnType<typeof promptSetList.byId>>[number];

/** The prompts of a set. */
export const promptList = defineList({
  table: prompts,
  columns: {
    id: prompts.id,
    promptSetId: prompts.promptSetId,
    position: prompts.position,
    template: prompts.template,
    details: prompts.details,
  },
  id: prompts.id,
  orders: {
    position: [
      { of: prompts.position, type: "int4" },
      { of: prompts.id, type: "uuid" },
    ],
  },
  condition: ({ contains }: { contains?: string | undefined }) =>
    contains === undefined ? undefined : ilike(prompts.template, containing(contains)),
  owners: { promptSet: prompts.promptSetId },
  counted: { relation: "prompts", owners: ["promptSet"] },
  descending: false,
});

export type PromptRow = Awaited<ReturnType<typeof promptList.byId>>[number];
