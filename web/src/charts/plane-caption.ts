import type { PlaneBars } from "./plane-points.ts";

const barWords: Readonly<Record<PlaneBars, string>> = {
  sigma: "bars: one standard deviation over them",
  interval: "bars: 95 % interval of the mean",
  none: "",
};

export interface PlaneCaptionWords {
  readonly bars: PlaneBars;
  /** What means are over, such as "30 concepts". */
  readonly units: string;
  readonly trajectories: boolean;
  readonly frontier: boolean;
  readonly baselineFrontier: boolean;
}

/** How to read a plane, as one caption that also stands in a paper. */
export function planeCaption({
  bars,
  units,
  trajectories,
  frontier,
  baselineFrontier,
}: PlaneCaptionWords): string {
  return [
    `Points: means over ${units}${barWords[bars] && `; ${barWords[bars]}`}.`,
    trajectories && "Arrows: rounds of preference training.",
    frontier && "Stepped line: Pareto frontier.",
    baselineFrontier && "Dashed: checkpoints of the personalisation.",
  ]
    .filter(Boolean)
    .join(" ");
}
