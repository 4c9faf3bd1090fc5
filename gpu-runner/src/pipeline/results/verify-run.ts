import {
  canonicalJson,
  type Database,
  type EvaluationResult,
  findStageByHash,
  listEvaluations,
  listImages,
  listPairs,
  listStages,
  type Run,
  type Stage,
} from "@dreambooth-dpo/db";
import { type EvaluatedImage, judgeMetrics } from "@dreambooth-dpo/db/comparison";
import { AppError } from "@dreambooth-dpo/db/contract";
import { selectPairs } from "../../preference/index.ts";
import type { ImageTextEncoder } from "../../scoring/index.ts";
import type { JudgeName, ScoreInputs, SelectInputs } from "../plan/index.ts";
import { readReferences, readScoredImages, scoreStoredImages, textsOf } from "../stages/index.ts";
import type { EvaluationSource } from "./evaluated-images.ts";
import { type EvaluationProtocol, protocolSchema } from "./protocol.ts";
import { publishedFigures } from "./published-figures.ts";

/** Largest difference between a published figure and the same figure made again; providers round differently. */
const tolerance = 1e-4;

export interface Verification {
  readonly run: string;
  readonly figures: number;
  readonly images: number;
  readonly pairs: number;
  readonly manifestSha256: string;
  /** Largest difference found between a published figure and the one made again. */
  readonly largestDifference: number;
  /** What does not agree, one sentence each. */
  readonly mismatches: readonly string[];
}

export interface VerifyOptions {
  judge(name: JudgeName): Promise<ImageTextEncoder>;
  /** Hash of the judge at hand. */
  judgeHash(name: JudgeName): string | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

async function scoreAgain(
  db: Database,
  { concept, images: hash, scores }: EvaluationSource,
  options: VerifyOptions,
): Promise<EvaluatedImage[]> {
  const made = await findStageByHash(db, hash);
  const images = await listImages(db, { stageId: made.id });
  const columns: EvaluatedImage["scores"][] = images.map(() => ({}));
  for (const { judge, hash: scoreHash } of scores) {
    const inputs = (await findStageByHash(db, scoreHash)).inputs as ScoreInputs;
    if (options.judgeHash(judge) !== inputs.judge.hash)
      throw new AppError("CONFLICT", `The judge "${judge}" at hand is not the one the run was scored with.`, {
        field: "judge",
        value: options.judgeHash(judge),
        expected: inputs.judge.hash,
      });
    const references = await readReferences(db, concept, inputs.references);
    const encoder = await options.judge(judge);
    const again = await scoreStoredImages({ db, made, images, encoder, references });
    again.scores.forEach(({ imageSimilarity, textSimilarity }, i) => {
      const { is, ts } = judgeMetrics[judge];
      columns[i] = { ...columns[i], [is]: imageSimilarity, [ts]: textSimilarity };
    });
  }
  return images.map((image, i) => ({
    concept,
    prompt: textsOf(made, image).classKept,
    sample: image.sample,
    scores: columns[i]!,
  }));
}

const nameOf = (r: EvaluationResult) =>
  `${r.metric}${r.promptIndex === null ? "" : ` of prompt ${r.promptIndex}`} (${r.concept})`;

function compareFigures(
  label: string,
  published: readonly EvaluationResult[],
  again: readonly EvaluationResult[],
): { largest: number; mismatches: string[] } {
  const mismatches: string[] = [];
  if (published.length !== again.length)
    mismatches.push(
      `${label}: ${published.length} figures are published, ${again.length} follow from the images.`,
    );
  let largest = 0;
  published.forEach((figure, i) => {
    const other = again[i];
    if (!other) return;
    const differences = (["value", "lo", "hi"] as const).map((k) =>
      Math.abs((figure[k] ?? 0) - (other[k] ?? 0)),
    );
    const difference = Math.max(...differences);
    largest = Math.max(largest, difference);
    if (nameOf(figure) !== nameOf(other) || !(difference <= tolerance))
      mismatches.push(
        `${label}: ${nameOf(figure)} is published as ${figure.value}; the images give ${other.value}.`,
      );
  });
  return { largest, mismatches };
}

async function verifySelection(db: Database, stage: Stage): Promise<{ pairs: number; mismatches: string[] }> {
  const { concept, images, scores, selection, seed } = stage.inputs as SelectInputs;
  const samples = await readScoredImages(db, {
    concept,
    images: await findStageByHash(db, images),
    scores: await findStageByHash(db, scores),
    judge: "clip",
  });
  const again = selectPairs(samples, selection, { seed, purpose: "select", concept }).pairs;
  const published = await listPairs(db, { stageId: stage.id, kept: true });
  const text = (pairs: readonly { winner: string; loser: string }[]) =>
    pairs
      .map(({ winner, loser }) => `${winner}>${loser}`)
      .sort()
      .join();
  const same =
    text(published.map((p) => ({ winner: p.winnerKey, loser: p.loserKey }))) ===
    text(again.map((p) => ({ winner: p.winner.image.key, loser: p.loser.image.key })));
  const mismatches = same ? [] : [`The pairs of ${stage.inputHash} do not follow from the stored scores.`];
  return { pairs: published.length, mismatches };
}

async function verifyManifest(db: Database, run: Run, published: unknown): Promise<string[]> {
  if (run.manifestSha256 === null) throw AppError.badInput("run", run.status, "a run that is done");
  const manifest = JSON.parse((await db.store.get(run.manifestSha256)).toString()) as {
    evaluations: unknown;
  };
  const same = canonicalJson(manifest.evaluations) === canonicalJson(published);
  return same ? [] : ["The manifest's figures are not those of the database."];
}

/**
 * Makes a run's published figures again from stored artifacts: reads every evaluated image (checked against its hash), scores it
 * anew, aggregates, and compares; chooses its pairs anew from their scores; compares the manifest with the database.
 * BAD_INPUT for a run that is not done, CORRUPT for a damaged artifact, CONFLICT when the judge is another one.
 */
export async function verifyRun(db: Database, run: Run, options: VerifyOptions): Promise<Verification> {
  const evaluations = await listEvaluations(db, run.id);
  const published = evaluations.map(({ label, protocol, results }) => ({ label, protocol, results }));
  const mismatches = await verifyManifest(db, run, published);
  let figures = 0;
  let images = 0;
  let largestDifference = 0;
  for (const [index, { label, protocol, results }] of evaluations.entries()) {
    const { concept, bootstrap, baseline, ...source }: EvaluationProtocol = protocolSchema.parse(protocol);
    const own = await scoreAgain(db, { concept, ...source }, options);
    const control = baseline && (await scoreAgain(db, baseline, options));
    const found = compareFigures(label, results, publishedFigures(concept, own, control, bootstrap));
    mismatches.push(...found.mismatches);
    largestDifference = Math.max(largestDifference, found.largest);
    figures += results.length;
    images += own.length;
    options.onProgress?.(index + 1, evaluations.length);
  }
  let pairs = 0;
  for (const stage of (await listStages(db, run.id)).filter(({ kind }) => kind === "select")) {
    const found = await verifySelection(db, stage);
    pairs += found.pairs;
    mismatches.push(...found.mismatches);
  }
  const { id, manifestSha256 } = run;
  return {
    run: id,
    figures,
    images,
    pairs,
    manifestSha256: manifestSha256!,
    largestDifference,
    mismatches,
  };
}
