import { asc, eq, inArray, isNull } from "drizzle-orm";
import { AppError, type Configuration, type InputIssue, type PromptSet } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { conceptImages, concepts, modelPacks } from "../schema/index.ts";
import type { Concept } from "./concepts.ts";
import { findPromptSet } from "./models.ts";

/** Names in the database that a person could have meant. */
const oneOf = (what: string, names: readonly string[]) =>
  names.length > 0
    ? `${what}, one of ${[...new Set(names)].sort().join(", ")}`
    : `${what}; there is none yet (runners bring theirs when they start)`;

async function namedConcepts(
  db: Database,
  { concepts: names }: Configuration,
  issues: InputIssue[],
): Promise<Concept[]> {
  const known = await guarded(() => db.sql.select().from(concepts).where(isNull(concepts.archivedAt)));
  const chosen = names.flatMap((name, i) => {
    const row = known.find((concept) => concept.name === name);
    if (row) return [row];
    const expected = oneOf(
      "the name of a concept",
      known.map((concept) => concept.name),
    );
    issues.push({ path: `concepts[${i}]`, value: name, expected });
    return [];
  });
  if (chosen.length === 0) return [];
  const ids = chosen.map(({ id }) => id);
  const images = await guarded(() =>
    db.sql
      .select()
      .from(conceptImages)
      .where(inArray(conceptImages.conceptId, ids))
      .orderBy(asc(conceptImages.position)),
  );
  return chosen.map((row) => ({ ...row, images: images.filter((image) => image.conceptId === row.id) }));
}

async function checkPack(db: Database, { pack, judge }: Configuration, issues: InputIssue[]): Promise<void> {
  const known = await guarded(() =>
    db.sql.select({ name: modelPacks.name }).from(modelPacks).where(eq(modelPacks.kind, "diffusion")),
  );
  if (!known.some(({ name }) => name === pack)) {
    const expected = oneOf(
      "the name of a model pack",
      known.map(({ name }) => name),
    );
    issues.push({ path: "pack", value: pack, expected });
  }
  if (judge !== undefined)
    issues.push({
      path: "judge",
      value: judge,
      expected: "nothing: a judge of one's own is a folder, which only the runner's command line can name",
    });
}

function checkPrompts(
  { sampling, evaluation }: Configuration,
  training: PromptSet | undefined,
  measured: PromptSet | undefined,
  issues: InputIssue[],
): void {
  const wrong = (path: string, value: unknown, expected: string) => issues.push({ path, value, expected });
  if (sampling.promptSet !== "pack" && training?.purpose !== "training")
    wrong("sampling.promptSet", sampling.promptSet, "pack, or the name of a prompt set for training");
  if (measured?.purpose !== "evaluation")
    wrong("evaluation.promptSet", evaluation.promptSet, "the name of a prompt set for evaluation");
  const templates = new Set(measured?.prompts.map(({ template }) => template));
  const shared = training?.prompts.find(({ template }) => templates.has(template));
  if (shared)
    wrong(
      "sampling.promptSet",
      sampling.promptSet,
      `a prompt set without evaluation prompts (it shares "${shared.template}")`,
    );
  if (training && training.prompts.length < sampling.prompts)
    wrong("sampling.prompts", sampling.prompts, `at most ${training.prompts.length}, the prompts of the set`);
}

/**
 * Checks what a valid configuration names against what the database knows: concepts, pack, prompt sets, and that no prompt
 * serves training and evaluation. Returns the concepts in their order. BAD_INPUT lists every field that is wrong.
 */
export async function checkConfiguration(db: Database, configuration: Configuration): Promise<Concept[]> {
  const issues: InputIssue[] = [];
  const chosen = await namedConcepts(db, configuration, issues);
  await checkPack(db, configuration, issues);
  const { sampling, evaluation } = configuration;
  const training = sampling.promptSet === "pack" ? undefined : await findPromptSet(db, sampling.promptSet);
  checkPrompts(configuration, training, await findPromptSet(db, evaluation.promptSet), issues);
  const [first] = issues;
  if (first) throw AppError.badInput(first.path, first.value, first.expected, undefined, issues);
  return chosen;
}
