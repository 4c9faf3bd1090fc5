import { sql } from "drizzle-orm";
import type { Configuration, PromptSet } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { StageKind } from "../plan/index.ts";
import type { Concept } from "../queries/concepts.ts";
import type { Devices } from "./devices.ts";
import { trainingSet } from "./estimate-context.ts";
import { type IdentifiedInputs, StageIdentities } from "./identify-stages.ts";

/** Runs that are looked through for stages to share: the newest of the same concepts and seed. */
const runsLookedAt = 500;

/** What a done stage left that tells how much work follows from it. */
export interface DoneStage {
  /** Pairs kept, of a selection. */
  readonly kept: number | null;
  /** Steps done, of a training. */
  readonly steps: number | null;
}

interface StoredStage extends DoneStage, Record<string, unknown> {
  readonly inputHash: string;
  readonly kind: StageKind;
  readonly inputs: { readonly runtime?: { readonly provider: string; readonly threads?: number } };
  readonly promptCount: number | null;
  readonly firstPrompt: string | null;
}

async function readDone(
  db: Database,
  concepts: readonly Concept[],
  seed: number,
): Promise<readonly StoredStage[]> {
  const { rows } = await guarded(() =>
    db.sql.execute<StoredStage>(sql`
      with about as (
        select id from runs where concept_id = any(${sql.param(concepts.map(({ id }) => id))}::uuid[]) and seed = ${seed}
        order by id desc limit ${runsLookedAt}
      ), used as (select distinct u.stage_id from about join run_stages u on u.run_id = about.id)
      select s.input_hash as "inputHash", s.kind, s.inputs - 'prompts' as inputs,
        jsonb_array_length(s.inputs->'prompts') as "promptCount", s.inputs->'prompts'->>0 as "firstPrompt",
        (s.output->>'kept')::int as kept, (s.output->>'steps')::int as steps
      from used join stages s on s.id = used.stage_id where s.status = 'done' and s.kind <> 'import' order by s.id`),
  );
  return rows;
}

/** Names of the prompt sets that some templates stand in. */
async function setsOfTemplates(
  db: Database,
  templates: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await guarded(() =>
    db.sql.execute<{ template: string; names: string[] }>(sql`
      select p.template, array_agg(distinct s.name) as names from prompts p join prompt_sets s on s.id = p.prompt_set_id
      where p.template = any(${sql.param([...templates])}::text[]) group by p.template`),
  );
  return new Map(rows.map(({ template, names }) => [template, names]));
}

/** Whether a stage was done on a device that could do the experiment. */
function isOfDevices({ kind, inputs: { runtime } }: StoredStage, { providers, threads }: Devices): boolean {
  if (!runtime) return true;
  const trained = kind === "personalise" || kind === "train";
  return (
    (!providers || providers.has(runtime.provider)) &&
    (!trained || !threads || runtime.threads === undefined || threads.has(runtime.threads))
  );
}

/**
 * The done stages that an experiment about some concepts may share, by identity, from the newest 500 runs of these concepts and
 * this seed.
 */
export async function doneStages(
  db: Database,
  {
    concepts,
    configuration,
    evaluationSets,
    devices,
  }: {
    readonly concepts: readonly Concept[];
    readonly configuration: Configuration;
    readonly evaluationSets: readonly PromptSet[];
    readonly devices: Devices;
  },
): Promise<ReadonlyMap<string, DoneStage>> {
  const { sampling, pack, seed } = configuration;
  const stored = await readDone(db, concepts, seed);
  const templates = [...new Set(stored.flatMap(({ firstPrompt }) => firstPrompt ?? []))];
  const names = templates.length > 0 ? await setsOfTemplates(db, templates) : new Map<string, string[]>();
  const suiteOf = new Map(
    evaluationSets.flatMap((set) => set.prompts.map(({ template }) => [template, set.name] as const)),
  );
  /** The set that a stage's prompts are of; undefined when it is none of the experiment's. */
  const setOf = (template: string): string | undefined => {
    const suite = suiteOf.get(template);
    if (suite !== undefined) return suite;
    const sets = names.get(template) ?? [];
    const training =
      sampling.promptSet === "pack"
        ? sets.length === 0 || sets.some((name) => name.startsWith(`${pack}-`))
        : sets.includes(sampling.promptSet);
    return training ? trainingSet : undefined;
  };
  const identities = new StageIdentities();
  const done = new Map<string, DoneStage>();
  for (const stage of stored) {
    const { inputHash, kind, inputs, firstPrompt, promptCount, kept, steps } = stage;
    if (!isOfDevices(stage, devices)) continue;
    const set = firstPrompt === null ? undefined : setOf(firstPrompt);
    if (kind === "generate" && set === undefined) continue;
    const prompts = set === undefined ? undefined : { set, count: promptCount ?? 0 };
    const identity = identities.add(inputHash, { kind, inputs, prompts } as unknown as IdentifiedInputs);
    if (identity !== undefined) done.set(identity, { kept, steps });
  }
  return done;
}
