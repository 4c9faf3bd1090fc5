import type pg from "pg";
import { noise } from "./keys.ts";
import type { PlannedExperiment } from "./plan-experiment.ts";

/** Candidate pairs of the paper's protocol: 1,000 prompts of 10 images, 45 pairs each. */
const pairs = 45_000;

/** Gives the first variant of an experiment as many candidate pairs as the paper has; returns the run. */
export async function enlargeSelection(pool: pg.Pool, { runs, candidates, size }: PlannedExperiment) {
  const { id: runId, select } = runs[1]!;
  const { prompts, samples } = candidates.images!;
  const random = noise(pairs);
  const normal = (spread: number) => spread * (random() + random() + random() - 1.5);
  const rows = Array.from({ length: pairs - size.candidatePairs }, (_, i) => {
    const index = size.candidatePairs + i;
    const prompt = index % prompts;
    const winner = Math.floor(index / prompts) % samples;
    const loser = (winner + 1 + (Math.floor(index / prompts / samples) % (samples - 1))) % samples;
    const [a, b] = [0.004 + normal(0.03), 0.004 + normal(0.05)];
    // The winner is better in sum, as in the other selections.
    const [ts, is] = a + b > 0 ? [a, b] : [-a, -b];
    return { index, prompt, winner: `${prompt}/${winner}`, loser: `${prompt}/${loser}`, ts, is };
  });
  await pool.query(
    `insert into pairs (stage_id, index, prompt_index, image_stage_id, winner_key, loser_key, delta_ts, delta_is, angle, kept, reason)
     select $1, r.index, r.prompt, $2, r.winner, r.loser, r.ts, r.is, degrees(atan2(r.is, r.ts)), k.kept,
       case when k.kept then null else 'not selected' end
     from json_to_recordset($3) as r(index int, prompt int, winner text, loser text, ts float8, "is" float8),
       lateral (select degrees(atan2(r.is, r.ts)) between -20 and 70 as kept) k
     on conflict do nothing`,
    [select!.id, candidates.id, JSON.stringify(rows)],
  );
  // What the runner records of a selection, from the pairs.
  await pool.query(
    `update stages set output = (select json_build_object(
       'candidates', count(*), 'nearDuplicates', 0, 'kept', count(*) filter (where kept),
       'keptFraction', (count(*) filter (where kept))::float8 / count(*),
       'meanDeltaTextSimilarity', avg(delta_ts) filter (where kept),
       'meanDeltaImageSimilarity', avg(delta_is) filter (where kept)) from pairs where stage_id = $1)
     where id = $1`,
    [select!.id],
  );
  return runId;
}
