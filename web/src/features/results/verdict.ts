import { type ComparedRow, type Comparison, cellOf, finalRows, type Statistic } from "./comparison.ts";

/** What a difference to the baseline shows: its 95 % interval lies above 0, below 0, on both sides, or there is none. */
export type Evidence = "better" | "worse" | "unclear" | "untested";

/** What the held-out judge says of a difference: the same, nothing clear but the same sign, nothing, the opposite; or it is absent. */
export type Agreement = "agrees" | "leans" | "unclear" | "disagrees" | "absent";

/** A variant's difference to the baseline in one metric. */
export interface Standing {
  readonly row: ComparedRow;
  readonly delta: Statistic;
  readonly evidence: Evidence;
  readonly heldOut: Agreement;
}

/** Which variant gains most in one metric. */
export interface MetricVerdict {
  readonly leader: Standing;
  readonly runnerUp: Standing | undefined;
  /** Whether the leader's interval lies above the runner-up's: a cautious test, which never claims too much. */
  readonly clearlyAhead: boolean;
}

export type VerdictKind = "both" | "one" | "trade" | "undecided" | "none" | "empty";

/** Which variant to take and how sure that is. */
export interface Verdict {
  /**
   * `both`: better in IS and TS; `one`: better in one, no clear difference in the other; `trade`: better in one, worse in
   * the other; `undecided`: gains without any clear one; `none`: no variant gains; `empty`: there is none to judge.
   */
  readonly kind: VerdictKind;
  /** The variant whose differences in IS and TS have the greatest sum, above 0. */
  readonly recommended: ComparedRow | undefined;
  readonly imageSimilarity: MetricVerdict | undefined;
  readonly textSimilarity: MetricVerdict | undefined;
  /** The variant that most probably beats the baseline in both. */
  readonly both: { readonly row: ComparedRow; readonly probability: Statistic } | undefined;
}

/** What a difference shows. Without both ends of an interval it is untested. */
export function evidenceOf(delta: Pick<Statistic, "value" | "lo" | "hi"> | null | undefined): Evidence {
  if (!delta || !Number.isFinite(delta.value) || delta.lo === null || delta.hi === null) return "untested";
  if (delta.lo > 0) return "better";
  return delta.hi < 0 ? "worse" : "unclear";
}

const heldOutMetric = {
  IMAGE_SIMILARITY: "HELD_OUT_IMAGE_SIMILARITY",
  TEXT_SIMILARITY: "HELD_OUT_TEXT_SIMILARITY",
} as const;
type PlaneMetric = keyof typeof heldOutMetric;

function agreementOf(row: ComparedRow, metric: PlaneMetric, delta: Statistic): Agreement {
  const other = cellOf(row, heldOutMetric[metric])?.delta;
  if (!other) return "absent";
  const same = Math.sign(other.value) === Math.sign(delta.value);
  const evidence = evidenceOf(other);
  if (evidence === "better" || evidence === "worse") return same ? "agrees" : "disagrees";
  return same ? "leans" : "unclear";
}

/** A variant's difference to the baseline in a metric; undefined where it has none. */
export function standingOf(row: ComparedRow, metric: PlaneMetric): Standing | undefined {
  const delta = cellOf(row, metric)?.delta;
  if (!delta || !Number.isFinite(delta.value)) return undefined;
  return { row, delta, evidence: evidenceOf(delta), heldOut: agreementOf(row, metric, delta) };
}

function leaderOf(rows: readonly ComparedRow[], metric: PlaneMetric): MetricVerdict | undefined {
  const [leader, runnerUp] = rows
    .flatMap((row) => standingOf(row, metric) ?? [])
    .sort((a, b) => b.delta.value - a.delta.value);
  if (!leader) return undefined;
  const ahead = leader.delta.lo !== null && runnerUp?.delta.hi != null && leader.delta.lo > runnerUp.delta.hi;
  return { leader, runnerUp, clearlyAhead: ahead };
}

const gainOf = (row: ComparedRow) =>
  (standingOf(row, "IMAGE_SIMILARITY")?.delta.value ?? Number.NaN) +
  (standingOf(row, "TEXT_SIMILARITY")?.delta.value ?? Number.NaN);

function kindOf(row: ComparedRow): VerdictKind {
  const found = (["IMAGE_SIMILARITY", "TEXT_SIMILARITY"] as const).map(
    (each) => standingOf(row, each)?.evidence,
  );
  const better = found.filter((each) => each === "better").length;
  if (better === 2) return "both";
  if (better === 0) return "undecided";
  return found.includes("worse") ? "trade" : "one";
}

/**
 * Which of the variants' last checkpoints wins on IS, on TS and on both, against the comparison's baseline. Baselines are
 * never winners; differences that are no numbers are passed over.
 */
export function verdictOf(comparison: Comparison): Verdict {
  const rows = finalRows(comparison).filter(
    ({ name, variant }) => name !== comparison.baseline && variant !== "baseline",
  );
  const [recommended] = rows.filter((row) => gainOf(row) > 0).sort((a, b) => gainOf(b) - gainOf(a));
  const [both] = rows
    .flatMap((row) => (row.dominatesBaseline ? [{ row, probability: row.dominatesBaseline }] : []))
    .sort((a, b) => b.probability.value - a.probability.value || gainOf(b.row) - gainOf(a.row));
  return {
    kind: recommended
      ? kindOf(recommended)
      : rows.some((row) => Number.isFinite(gainOf(row)))
        ? "none"
        : "empty",
    recommended,
    imageSimilarity: leaderOf(rows, "IMAGE_SIMILARITY"),
    textSimilarity: leaderOf(rows, "TEXT_SIMILARITY"),
    both,
  };
}
