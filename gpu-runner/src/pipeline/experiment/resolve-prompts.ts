import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Database, findPromptSet } from "@dreambooth-dpo/db";
import { AppError, type Concept, type Configuration, type PromptSet } from "@dreambooth-dpo/db/contract";
import {
  assertDisjoint,
  isBundledPromptSet,
  loadPromptSet,
  promptsFor,
  spreadPrompts,
} from "../../datasets/index.ts";
import { randomStream } from "../../tensor/index.ts";
import type { EvaluationSuite } from "../plan/index.ts";

/** The prompt sets of an experiment. */
export interface ResolvedPrompts {
  readonly training: PromptSet;
  readonly evaluations: readonly PromptSet[];
  readonly suites: readonly EvaluationSuite[];
  /** N prompts for a kind of subject, in an order drawn by the experiment's seed. */
  samplingPrompts(kind: Concept["kind"]): readonly string[];
}

/** Long prompts in the words a pack knows, if it brings them; else the paper's own. */
function longPrompts(folder: string): PromptSet {
  const own = join(folder, "prompts", "long.json");
  return loadPromptSet(existsSync(own) ? own : "long");
}

/** Prompt sets in the database by name. */
export type StoredPrompts = ReadonlyMap<string, PromptSet>;

/**
 * Those of a configuration's prompt sets that are kept in the database; the others come with the product, which nobody's set
 * of the same name replaces, or are files. For a stored experiment, as they were when it was stored.
 */
export async function storedPrompts(
  db: Database,
  { sampling, evaluation }: Configuration,
  experimentId?: string,
): Promise<StoredPrompts> {
  const found = new Map<string, PromptSet>();
  for (const name of [sampling.promptSet, evaluation.promptSet]) {
    if (isBundledPromptSet(name)) continue;
    const pinned = experimentId === undefined ? undefined : await findPromptSet(db, name, experimentId);
    // A protocol of today's may name a set that came after the experiment.
    const set = pinned ?? (await findPromptSet(db, name));
    if (set) found.set(name, set);
  }
  return found;
}

const named = (name: string, stored: StoredPrompts) => stored.get(name) ?? loadPromptSet(name);

function trainingPrompts(folder: string, { sampling }: Configuration, stored: StoredPrompts): PromptSet {
  if (sampling.promptSet !== "pack") return named(sampling.promptSet, stored);
  const own = join(folder, "prompts", "dpo.json");
  if (existsSync(own)) return loadPromptSet(own);
  throw new AppError("NOT_FOUND", `The model pack ${folder} brings no prompts to train on.`, {
    field: "sampling.promptSet",
    value: sampling.promptSet,
    expected: "the JSON file of a prompt set",
  });
}

const templates = (set: PromptSet, kind: Concept["kind"]) => promptsFor(set, kind).map((p) => p.template);

/**
 * Finds the prompts that an experiment names. BAD_INPUT when training and evaluation share a prompt, when a set does not serve
 * its purpose, or when there are fewer than N prompts.
 */
export function resolvePrompts(
  folder: string,
  configuration: Configuration,
  kinds: readonly Concept["kind"][],
  stored: StoredPrompts,
): ResolvedPrompts {
  const { sampling, evaluation, seed } = configuration;
  const training = trainingPrompts(folder, configuration, stored);
  const short = named(evaluation.promptSet, stored);
  const long = evaluation.longPrompts ? [longPrompts(folder)] : [];
  if (training.purpose !== "training")
    throw AppError.badInput("sampling.promptSet", training.name, "a prompt set whose purpose is training");
  assertDisjoint(
    training.prompts.map((p) => p.template),
    [short, ...long].flatMap((set) => set.prompts.map((p) => p.template)),
  );
  const samplingPrompts = (kind: Concept["kind"]) => {
    const all = templates(training, kind);
    if (all.length < sampling.prompts)
      throw AppError.badInput(
        "sampling.prompts",
        sampling.prompts,
        `at most ${all.length}, the prompts for ${kind} subjects in ${training.name}`,
      );
    return randomStream({ seed, purpose: "sampling prompts" }).shuffle(all).slice(0, sampling.prompts);
  };
  for (const kind of kinds) samplingPrompts(kind);
  const suite = (set: PromptSet, finalOnly: boolean): EvaluationSuite => ({
    name: set.name,
    imagesPerPrompt: evaluation.imagesPerPrompt,
    finalOnly,
    prompts: (kind) => spreadPrompts(templates(set, kind), evaluation.prompts ?? set.prompts.length),
  });
  return {
    training,
    evaluations: [short, ...long],
    suites: [suite(short, false), ...long.map((set) => suite(set, true))],
    samplingPrompts,
  };
}
