import { type Database, findExperiment, findRun, listConcepts, type Run } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";

/**
 * A run by id, or as EXPERIMENT/VARIANT, or EXPERIMENT/VARIANT/CONCEPT where the experiment has several concepts.
 * NOT_FOUND lists the runs that there are; BAD_INPUT when the name fits several.
 */
export async function findRunByName(db: Database, name: string): Promise<Run> {
  const [experimentName = "", variant, concept] = name.split("/");
  if (variant === undefined) return findRun(db, name);
  const experiment = await findExperiment(db, experimentName);
  const concepts = new Map((await listConcepts(db)).map(({ id, name: conceptName }) => [id, conceptName]));
  const fitting = experiment.runs.filter(
    (run) =>
      run.variant.toLowerCase() === variant.toLowerCase() &&
      (concept === undefined || concepts.get(run.conceptId) === concept),
  );
  const [run] = fitting;
  const names = experiment.runs.map((r) => `${experiment.name}/${r.variant}/${concepts.get(r.conceptId)}`);
  if (!run)
    throw new AppError("NOT_FOUND", `There is no run "${name}".`, {
      field: "run",
      value: name,
      expected: `one of ${names.join(", ")}`,
    });
  if (fitting.length > 1)
    throw AppError.badInput("run", name, `one run: EXPERIMENT/VARIANT/CONCEPT, one of ${names.join(", ")}`);
  return run;
}
