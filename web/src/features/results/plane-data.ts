import type { PlaneEstimate, PlanePoint } from "../../charts/plane-points.ts";
import { type Domain, extent, padded } from "../../charts/scale.ts";
import { localId } from "../../graphql/global-id.ts";
import { type ComparedRow, type Comparison, cellOf, isMixed, type ScoreMetric } from "./comparison.ts";

/** What a point of the plane and its bars are: the mean with its spread or interval, or the paired difference. */
export type PlaneMode = "sigma" | "interval" | "paired";

const nowhere: PlaneEstimate = { value: Number.NaN };
const origin: PlaneEstimate = { value: 0 };

function estimateOf(
  row: ComparedRow,
  metric: ScoreMetric,
  mode: PlaneMode,
  isReference: boolean,
): PlaneEstimate {
  const cell = cellOf(row, metric);
  if (!cell) return nowhere;
  if (mode !== "paired")
    return { value: cell.mean.value, sigma: cell.sd, lo: cell.mean.lo, hi: cell.mean.hi };
  if (isReference) return origin;
  return cell.delta ? { value: cell.delta.value, lo: cell.delta.lo, hi: cell.delta.hi } : nowhere;
}

/** The line that a row is on. */
const seriesOf = ({ experiment, variant, seed }: ComparedRow) => `${experiment.id} ${variant} ${seed}`;

/** The checkpoints of a comparison as points; those of one run lead to it. `nameOf` gives a row's look its name. */
export function planePoints(
  comparison: Comparison,
  mode: PlaneMode,
  nameOf: (row: ComparedRow) => string = ({ variant }) => variant,
): PlanePoint[] {
  const mixed = isMixed(comparison);
  return comparison.rows.map((row) => {
    const isReference = row.name === comparison.baseline;
    const [only] = row.runs;
    return {
      id: row.name,
      variant: nameOf(row),
      round: row.round,
      step: row.step,
      is: estimateOf(row, "IMAGE_SIMILARITY", mode, isReference),
      ts: estimateOf(row, "TEXT_SIMILARITY", mode, isReference),
      trajectory: seriesOf(row),
      ...(mixed && { label: row.name }),
      ...(row.runs.length === 1 && only && { href: `/runs/${localId(only.id)}` }),
    };
  });
}

/**
 * How wide the bars are beside the way between the points: above about 3, a frame that holds the bars shows the points as one
 * blot.
 */
export function crowding(points: readonly PlanePoint[], bars: "sigma" | "interval"): number {
  const ratio = (axis: "is" | "ts") => {
    const values = points.map((point) => point[axis].value).filter(Number.isFinite);
    const spread = Math.max(...values) - Math.min(...values);
    const widths = points.map(({ [axis]: { sigma, lo, hi } }) =>
      bars === "sigma" ? 2 * (sigma ?? 0) : lo != null && hi != null ? hi - lo : 0,
    );
    return values.length > 1 && spread > 0 ? Math.max(...widths) / spread : 0;
  };
  return Math.max(ratio("is"), ratio("ts"));
}

/** Below this share of the whole, on both axes, the variants are one blot beside the personalisation's checkpoints. */
const leastShare = 0.1;

/**
 * The part of the plane that holds the reference and the variants, where the earlier checkpoints of the personalisation lie so
 * far off that nothing could be told apart; undefined where everything fits into one frame.
 */
export function closeView(
  points: readonly PlanePoint[],
  referenceId: string,
): { readonly x: Domain; readonly y: Domain } | undefined {
  const isNear = ({ id, variant }: PlanePoint) => variant !== "baseline" || id === referenceId;
  const near = points.filter(isNear);
  const of = (some: readonly PlanePoint[], axis: "is" | "ts") =>
    extent(some.map((point) => point[axis].value));
  const [nearX, nearY, x, y] = [of(near, "ts"), of(near, "is"), of(points, "ts"), of(points, "is")];
  if (!nearX || !nearY || !x || !y || near.length < 2) return undefined;
  const share = (part: Domain, whole: Domain) => (part[1] - part[0]) / (whole[1] - whole[0] || 1);
  if (near.length === points.length || share(nearX, x) > leastShare || share(nearY, y) > leastShare)
    return undefined;
  return { x: padded(nearX, 0.25), y: padded(nearY, 0.25) };
}
