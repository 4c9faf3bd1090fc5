import {
  type ClusterDraws,
  drawClusters,
  type Estimate,
  mean,
  pairedBootstrap,
  paretoFrontier,
  standardError,
} from "../statistics/index.ts";

/** The two metrics of the plane. */
const axes = ["imageSimilarity", "textSimilarity"] as const;
type Axis = (typeof axes)[number];

/** What was published of a variant's final checkpoint for one concept. */
export interface ConceptFigures {
  readonly concept: string;
  readonly values: Readonly<Record<Axis, Estimate>>;
  /** Paired differences to the baseline; null for the baseline itself. */
  readonly deltas: Readonly<Record<Axis, Estimate | null>>;
}

/** A variant with its concepts. */
export interface VariantFigures {
  readonly variant: string;
  readonly concepts: readonly ConceptFigures[];
}

/** Where a variant stands, over its concepts. */
export interface VariantScore {
  readonly variant: string;
  /** How many concepts it was measured on. */
  readonly concepts: number;
  readonly imageSimilarity: Estimate;
  readonly textSimilarity: Estimate;
  /** Null for the baseline, and without one. */
  readonly imageSimilarityDelta: Estimate | null;
  readonly textSimilarityDelta: Estimate | null;
  /** Whether no other variant is at least as good in both and better in one. */
  readonly onFrontier: boolean;
  /** Whether the sum of its two differences to the baseline is the greatest, and above 0. */
  readonly best: boolean;
}

const byConcept = (a: ConceptFigures, b: ConceptFigures) => (a.concept < b.concept ? -1 : 1);

/** The mean over concepts with its normal interval; of one concept what was published of it. */
function meanOf(concepts: readonly ConceptFigures[], axis: Axis): Estimate {
  if (concepts.length === 1) return concepts[0]!.values[axis];
  const values = concepts.map((each) => each.values[axis].value);
  const [value, se] = [mean(values), standardError(values)!];
  const [lo, hi] = [value - 1.96 * se, value + 1.96 * se];
  const n = values.length;
  return { value, lo, hi, n, method: `mean over ${n} concepts, normal 95 % interval`, seed: null };
}

/** The paired difference over the concepts that both have; of one concept what was published of it. */
function deltaOf(
  concepts: readonly ConceptFigures[],
  baseline: readonly ConceptFigures[],
  axis: Axis,
  drawsOf: (clusters: number) => ClusterDraws,
): Estimate | null {
  const base = new Map(baseline.map((each) => [each.concept, each]));
  const shared = concepts.filter(({ concept }) => base.has(concept));
  if (shared.length === 0) return null;
  if (shared.length === 1) return shared[0]!.deltas[axis];
  const draws = drawsOf(shared.length);
  const { seed, samples } = draws;
  return pairedBootstrap(
    shared.map((each) => each.values[axis].value),
    shared.map(({ concept }) => base.get(concept)!.values[axis].value),
    { seed, samples, draws },
  );
}

/** Draws of clusters that were made before: they cost more than the means over them. */
export class DrawsCache {
  private readonly made = new Map<string, ClusterDraws>();

  of(clusters: number, options: { readonly seed: number; readonly samples: number }): ClusterDraws {
    const key = `${clusters} ${options.seed} ${options.samples}`;
    const draws = this.made.get(key) ?? drawClusters(clusters, options);
    this.made.set(key, draws);
    return draws;
  }
}

export interface SummaryOptions {
  readonly seed: number;
  /** Draws of every bootstrap. */
  readonly samples: number;
  /** Of summaries made before. */
  readonly draws?: DrawsCache;
}

const gainOf = ({ imageSimilarityDelta, textSimilarityDelta }: Omit<VariantScore, "best" | "onFrontier">) =>
  imageSimilarityDelta && textSimilarityDelta ? imageSimilarityDelta.value + textSimilarityDelta.value : null;

/**
 * Where the variants of an experiment stand by what was published of their final checkpoints: means over concepts, and paired
 * differences to the variant "baseline" with a bootstrap over concepts, as in a comparison; with one concept, its own figures.
 */
export function summarizeVariants(
  variants: readonly VariantFigures[],
  { draws = new DrawsCache(), ...bootstrap }: SummaryOptions,
): VariantScore[] {
  const drawsOf = (clusters: number) => draws.of(clusters, bootstrap);
  const sorted = variants
    .filter(({ concepts }) => concepts.length > 0)
    .map(({ variant, concepts }) => ({ variant, concepts: [...concepts].sort(byConcept) }));
  const baseline = sorted.find(({ variant }) => variant === "baseline")?.concepts;
  const scores = sorted.map(({ variant, concepts }) => {
    const delta = (axis: Axis) =>
      variant === "baseline" || !baseline ? null : deltaOf(concepts, baseline, axis, drawsOf);
    return {
      variant,
      concepts: concepts.length,
      imageSimilarity: meanOf(concepts, "imageSimilarity"),
      textSimilarity: meanOf(concepts, "textSimilarity"),
      imageSimilarityDelta: delta("imageSimilarity"),
      textSimilarityDelta: delta("textSimilarity"),
    };
  });
  const frontier = new Set(
    paretoFrontier(
      scores.map(({ imageSimilarity, textSimilarity }) => ({
        imageSimilarity: imageSimilarity.value,
        textSimilarity: textSimilarity.value,
      })),
    ),
  );
  const most = Math.max(0, ...scores.map((score) => gainOf(score) ?? 0));
  return scores.map((score, i) => ({
    ...score,
    onFrontier: frontier.has(i),
    best: most > 0 && gainOf(score) === most,
  }));
}
