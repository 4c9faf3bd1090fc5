/** Series that are drawn together: alike in kind and unit. */
export interface ChartGroup {
  readonly key: string;
  readonly title: string;
  /** Name of the values with their unit. */
  readonly yLabel: string;
  /** How to read it, for whoever sees it first. */
  readonly caption: string;
  readonly metrics: readonly string[];
}

const known: readonly ChartGroup[] = [
  { key: "loss", title: "Loss", yLabel: "loss", caption: "Mean over the batch.", metrics: ["loss"] },
  {
    key: "accuracy",
    title: "Implicit accuracy",
    yLabel: "share of pairs",
    caption:
      "Share of pairs whose winner the model has come to prefer more than the reference does; 0.5 is chance.",
    metrics: ["implicit_accuracy"],
  },
  {
    key: "errors",
    title: "Denoising errors",
    yLabel: "mean squared error",
    caption: "Of the noise predicted for winners and losers, and of the reference model's for both.",
    metrics: ["winner_error", "loser_error", "reference_error"],
  },
  {
    key: "margin",
    title: "Margin",
    yLabel: "margin",
    caption: "What the loss sees of a pair: above 0 the winner is preferred.",
    metrics: ["margin"],
  },
  {
    key: "gradient",
    title: "Gradient norm",
    yLabel: "L2 norm",
    caption: "Before it is clipped.",
    metrics: ["gradient_norm"],
  },
  {
    key: "throughput",
    title: "Throughput",
    yLabel: "images per second",
    caption: "Images that pass through the model, forward and backward.",
    metrics: ["images_per_second"],
  },
  {
    key: "rate",
    title: "Learning rate",
    yLabel: "learning rate",
    caption: "As the optimiser takes it.",
    metrics: ["learning_rate"],
  },
];

/** How to read the series of a group where each has a chart of its own. */
const captions: Readonly<Record<string, string>> = {
  winner_error: "Of the noise predicted for winners.",
  loser_error: "Of the noise predicted for losers.",
  reference_error: "Of the noise that the reference model predicts, for winners and losers.",
};

/** What a series is called. */
export const metricTitle = (name: string): string =>
  known.find(({ metrics }) => metrics.length === 1 && metrics[0] === name)?.title ??
  `${name[0]?.toUpperCase() ?? ""}${name.slice(1).replaceAll("_", " ")}`;

/**
 * The charts for some series: known ones in a set order, then any others by name. With several runs in one chart each series has
 * a chart of its own, so that colour means the run alone.
 */
export function chartGroups(names: Iterable<string>, apart: boolean): ChartGroup[] {
  const there = new Set(names);
  const groups = known.flatMap((group): ChartGroup[] => {
    const metrics = group.metrics.filter((name) => there.delete(name));
    if (metrics.length === 0) return [];
    if (!apart || metrics.length === 1)
      return [{ ...group, metrics, ...(metrics.length === 1 && { title: metricTitle(metrics[0]!) }) }];
    return metrics.map((name) => ({
      ...group,
      key: name,
      title: metricTitle(name),
      caption: captions[name] ?? group.caption,
      metrics: [name],
    }));
  });
  const others = [...there].sort().map(
    (name): ChartGroup => ({
      key: name,
      title: metricTitle(name),
      yLabel: name.replaceAll("_", " "),
      caption: "",
      metrics: [name],
    }),
  );
  return [...groups, ...others];
}
