import type { Database } from "@dreambooth-dpo/db";
import { hashJson, type Image, listImages, listScores, type NewPair, type Stage } from "@dreambooth-dpo/db";
import { candidatePairs, deltaLength, type ScoredSample, selectPairs } from "../../preference/index.ts";
import type { JudgeName } from "../plan/index.ts";
import type { ShardWork } from "./stage-context.ts";

/** A scored image of the database. */
export interface ScoredImage extends ScoredSample {
  readonly image: Image;
}

/** The images of a stage with the IS and TS that a judge gave them in another. */
export async function readScoredImages(
  db: Database,
  { concept, images, scores, judge }: { concept: string; images: Stage; scores: Stage; judge: JudgeName },
): Promise<ScoredImage[]> {
  const values = new Map(
    (await listScores(db, { stageId: scores.id, judge })).map((s) => [`${s.imageKey} ${s.metric}`, s.value]),
  );
  return (await listImages(db, { stageId: images.id })).map((image) => ({
    concept,
    prompt: image.promptText,
    sample: image.sample,
    imageSimilarity: values.get(`${image.key} is`) ?? Number.NaN,
    textSimilarity: values.get(`${image.key} ts`) ?? Number.NaN,
    image,
  }));
}

const identity = (a: ScoredImage, b: ScoredImage) => [a.image.key, b.image.key].sort().join(" ");

/** A selection of fewer pairs is worth a look. */
const fewPairs = 10;

/** Chooses the preference pairs of a round; every candidate is stored with why it was not kept. */
export const selectPreferences: ShardWork<"select"> = async (inputs, _, context) => {
  const { db, report, log } = context;
  const images = await context.upstream(inputs.images);
  const scores = await context.upstream(inputs.scores);
  const { concept, selection, seed } = inputs;
  const samples = await readScoredImages(db, { concept, images, scores, judge: "clip" });
  const { pairs: kept, statistics } = selectPairs(samples, selection, { seed, purpose: "select", concept });
  const keptPairs = new Map(kept.map((pair) => [identity(pair.winner, pair.loser), pair]));
  const candidates = candidatePairs(samples);
  const pairs = candidates.map((candidate, index): NewPair => {
    const found = keptPairs.get(identity(candidate.winner, candidate.loser));
    const pair = found ?? candidate;
    const reason = deltaLength(pair) < selection.minimumDelta ? "near-duplicate" : "not selected";
    return {
      index,
      promptIndex: pair.winner.image.promptIndex,
      winnerKey: pair.winner.image.key,
      loserKey: pair.loser.image.key,
      imageStageId: images.id,
      deltaTs: pair.deltaTextSimilarity,
      deltaIs: pair.deltaImageSimilarity,
      angle: pair.angle,
      kept: found !== undefined,
      reason: found ? null : reason,
    };
  });
  const few = keptPairs.size < fewPairs ? "warn" : "info";
  log(few, `${keptPairs.size} of ${pairs.length} candidate pairs are kept.`);
  report({ done: pairs.length, total: pairs.length, unit: "pairs" });
  return {
    resultSha256: hashJson(pairs.map((p) => [p.winnerKey, p.loserKey, p.kept])),
    output: statistics,
    pairs,
  };
};
