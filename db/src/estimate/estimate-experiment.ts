import type { Configuration } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { planExperiment } from "../plan/index.ts";
import type { Concept } from "../queries/concepts.ts";
import type { Estimate } from "../statistics/index.ts";
import { devicesFor } from "./devices.ts";
import { doneStages } from "./done-stages.ts";
import { estimateContext, runsToPlan } from "./estimate-context.ts";
import { countStages, estimateStages, type StageEstimate } from "./estimate-stages.ts";
import { keptFractions } from "./kept-fractions.ts";
import { measureRates } from "./stage-rates.ts";

/** What an experiment would take. */
export interface ExperimentEstimate {
  readonly configuration: Configuration;
  readonly runs: number;
  readonly parts: readonly StageEstimate[];
  /** Of one runner; null while a kind of stage that is left was never measured. */
  readonly minutes: Estimate | null;
  /** What the minutes are measured on, or why there are none. */
  readonly basis: string;
}

const isLeft = ({ unitsLeft }: StageEstimate) => unitsLeft > 0;

/** The sum of all parts' minutes, the parts taken as independent of each other. */
function totalOf(parts: readonly StageEstimate[]): Estimate | null {
  const left = parts.filter(isLeft);
  const minutes = left.map((part) => part.minutes);
  if (minutes.some((each) => each === null)) return null;
  const known = minutes as readonly Estimate[];
  const n = left.reduce((sum, { measured }) => sum + measured, 0);
  const value = known.reduce((sum, each) => sum + each.value, 0);
  const isSure = known.every(({ hi }) => hi !== null);
  const spread = Math.hypot(...known.map((each) => (each.hi ?? each.value) - each.value));
  return {
    value,
    lo: isSure ? Math.max(0, value - spread) : null,
    hi: isSure ? value + spread : null,
    n,
    method:
      left.length === 0 ? "nothing is left" : `mean times of ${n} finished stages, 95 % prediction interval`,
    seed: null,
  };
}

/** Where the minutes come from, as a sentence. */
function basisOf(parts: readonly StageEstimate[], { pack, personalisation, dpo }: Configuration): string {
  const left = parts.filter(isLeft);
  if (left.length === 0) return "Every stage is done already: it costs nothing.";
  const unknown = left.filter(({ minutes }) => minutes === null).map(({ kind }) => kind);
  const ways = { personalise: ` by ${personalisation.method}`, train: ` with ${dpo.tune} tuning` };
  const named = unknown.map((kind) => `${kind}${kind in ways ? ways[kind as keyof typeof ways] : ""}`);
  if (named.length > 0)
    return `No finished stage tells yet how long these take on the pack ${pack}: ${named.join(", ")}.`;
  const measured = left.map(({ kind, measured }) => `${measured} ${kind}`).join(", ");
  return `Measured on finished stages of this database: ${measured}.`;
}

/**
 * What an experiment would take that `checkConfiguration` has passed and given the concepts of: its stages, those of them that
 * are done already, and the minutes of the rest by the time that such stages took. Of what only a runner knows (the order of
 * prompts, whether the pack brings a held-out judge) it takes the usual.
 */
export async function estimateExperiment(
  db: Database,
  configuration: Configuration,
  concepts: readonly Concept[],
): Promise<ExperimentEstimate> {
  const context = await estimateContext(db, configuration, concepts);
  const devices = await devicesFor(db, configuration);
  const { pack, evaluationSets } = context;
  const runs = runsToPlan(configuration);
  const plan = planExperiment(configuration, runs, context);
  const done = await doneStages(db, { concepts, configuration, evaluationSets, devices });
  const fraction = await keptFractions(
    db,
    configuration.variants.map(({ selection }) => selection),
  );
  const rates = await measureRates(db, { pack, configuration, devices });
  const parts = estimateStages(countStages(plan, done, fraction), rates);
  return {
    configuration,
    runs: runs.length,
    parts,
    minutes: totalOf(parts),
    basis: basisOf(parts, configuration),
  };
}
