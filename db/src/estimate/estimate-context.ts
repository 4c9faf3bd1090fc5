import { and, desc, eq } from "drizzle-orm";
import type { Configuration, Prompt, PromptSet } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { EvaluationSuite, JudgeName, PlanContext, PlannedRun } from "../plan/index.ts";
import type { Concept } from "../queries/concepts.ts";
import { findPromptSet } from "../queries/models.ts";
import { modelPacks } from "../schema/index.ts";

/** What stands for a text of a prompt set in a plan that is only to be counted: which set, and which of its prompts. */
const placeholder = (set: string) => (_: unknown, index: number) => `${set}\n${index}`;

/** The set that a placeholder is of. */
export const setOfPlaceholder = (prompt: string): string => prompt.split("\n")[0]!;

/** The set that training images are made of, whichever that is. */
export const trainingSet = "training";

/** A prompt set that checkpoints are evaluated on, and how many of its prompts for a kind of subject. */
function suiteOf(set: PromptSet, { evaluation }: Configuration, finalOnly: boolean): EvaluationSuite {
  const fits =
    (kind: Concept["kind"]) =>
    ({ subjects }: Prompt) =>
      subjects === "any" || subjects === kind;
  return {
    name: set.name,
    imagesPerPrompt: evaluation.imagesPerPrompt,
    finalOnly,
    prompts: (kind) =>
      set.prompts
        .filter(fits(kind))
        .slice(0, evaluation.prompts ?? set.prompts.length)
        .map(placeholder(set.name)),
  };
}

/** Long prompts in the words of a pack, if it brings them; else the paper's own. */
const longPrompts = async (db: Database, pack: string) =>
  (await findPromptSet(db, `${pack}-long`)) ?? (await findPromptSet(db, "long"));

/** What an estimate plans with, and the texts of the evaluation prompts by their set. */
export interface EstimateContext extends PlanContext {
  readonly evaluationSets: readonly PromptSet[];
}

/**
 * What a plan needs, as far as the database knows it: prompts, devices and judges are stood for by their kind, so that the
 * plan's stages can be counted and told apart, but do not have the hashes that a runner gives them.
 */
export async function estimateContext(
  db: Database,
  configuration: Configuration,
  concepts: readonly Concept[],
): Promise<EstimateContext> {
  const { pack, evaluation, sampling } = configuration;
  const [newest] = await guarded(() =>
    db.sql
      .select({ hash: modelPacks.hash })
      .from(modelPacks)
      .where(and(eq(modelPacks.name, pack), eq(modelPacks.kind, "diffusion")))
      .orderBy(desc(modelPacks.id))
      .limit(1),
  );
  const short = await findPromptSet(db, evaluation.promptSet);
  const long = evaluation.longPrompts ? await longPrompts(db, pack) : undefined;
  const sets = [short, long].filter((set) => set !== undefined);
  const judges: JudgeName[] = evaluation.heldOutJudge ? ["clip", "held-out"] : ["clip"];
  return {
    pack: newest?.hash ?? pack,
    judges: judges.map((name) => ({ name, hash: "" })),
    runtime: { provider: "", onnxruntime: "", threads: 0 },
    concepts: new Map(
      concepts.map(({ name, className, kind, contentHash }) => [
        name,
        { name, className, kind, contentHash },
      ]),
    ),
    suites: sets.map((set) => suiteOf(set, configuration, set === long)),
    samplingPrompts: () => Array.from({ length: sampling.prompts }, placeholder(trainingSet)),
    evaluationSets: sets,
  };
}

/** The runs of an experiment to be: the baseline and each variant of each concept. */
export function runsToPlan({ concepts, variants, dpo, seed }: Configuration): PlannedRun[] {
  return concepts.flatMap((concept) => [
    { id: `${concept} baseline`, concept, variant: "baseline", seed, selections: [] },
    ...variants.map(({ name, selection }) => ({
      id: `${concept} ${name}`,
      ...{ concept, variant: name, seed },
      selections: new Array<typeof selection>(dpo.rounds).fill(selection),
    })),
  ]);
}
