import { hashJson, type NewImage, type NewPair, type NewScore } from "@dreambooth-dpo/db";

/** Prompts and images of each prompt that a stage of the seeded world makes. */
export const [prompts, samples] = [3, 3];

/** The images of a stage, 64 x 64; their bytes are nowhere. */
export const imagesOf = (of: string): NewImage[] =>
  Array.from({ length: prompts * samples }, (_, i) => ({
    key: `${Math.floor(i / samples)}/${i % samples}`,
    promptIndex: Math.floor(i / samples),
    promptText: `a sks dog in place ${Math.floor(i / samples)}`,
    sample: i % samples,
    seed: 0,
    sha256: hashJson([of, i]),
    width: 64,
    height: 64,
  }));

/** IS and TS of the nth image of a stage: each image has its own, in no order. */
export const scoreOf = (judge: string, metric: "is" | "ts", i: number): number =>
  (metric === "is" ? 0.6 : 0.25) + ((i * (metric === "is" ? 4 : 7)) % 9) / 100 + (judge === "clip" ? 0 : 0.1);

/** What a judge says of the images of a stage. */
export const scoresOf = (judge: string, imageStageId: string, images: readonly NewImage[]): NewScore[] =>
  images.flatMap(({ key }, i) => {
    const score = { imageKey: key, imageStageId, judge };
    const ts = scoreOf(judge, "ts", i);
    return [
      { ...score, metric: "is", value: scoreOf(judge, "is", i) },
      { ...score, metric: "ts", value: ts },
      { ...score, metric: "ts_conditioning", value: ts - 0.01 },
      { ...score, metric: "ts_subject_removed", value: ts - 0.02 },
    ];
  });

/** All pairs of each prompt's images; `kept` says which are. */
export function pairsOf(
  imageStageId: string,
  images: readonly NewImage[],
  kept: (index: number) => boolean,
): NewPair[] {
  const couples = images.flatMap((_, i) =>
    images
      .map((_, j) => [i, j] as const)
      .filter(([a, b]) => a < b && images[a]!.promptIndex === images[b]!.promptIndex),
  );
  return couples.map(([winner, loser], index) => {
    const delta = (metric: "is" | "ts") => scoreOf("clip", metric, winner) - scoreOf("clip", metric, loser);
    return {
      index,
      promptIndex: images[winner]!.promptIndex,
      winnerKey: images[winner]!.key,
      loserKey: images[loser]!.key,
      imageStageId,
      deltaTs: delta("ts"),
      deltaIs: delta("is"),
      angle: (180 / Math.PI) * Math.atan2(delta("is"), delta("ts")),
      kept: kept(index),
      reason: kept(index) ? null : "not selected",
    };
  });
}
