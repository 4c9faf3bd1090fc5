import { signedInterval, withInterval } from "../../format/interval.ts";
import type { Run } from "./use-run.ts";

type Evaluation = Run["evaluations"][number];

/** The evaluation that a run stands for: of its last round; of a baseline, that of the whole personalisation. */
export const lastEvaluation = (evaluations: readonly Evaluation[]): Evaluation | undefined =>
  evaluations.reduce<Evaluation | undefined>((best, each) => {
    if (!best) return each;
    const [a, b] = [best.round ?? 0, each.round ?? 0];
    if (a !== b) return b > a ? each : best;
    return best.suite === each.suite &&
      (each.step ?? Number.POSITIVE_INFINITY) > (best.step ?? Number.POSITIVE_INFINITY)
      ? each
      : best;
  }, undefined);

const figures = [
  { key: "textSimilarity", name: "TS", about: "Text similarity, by the judge that selects pairs" },
  { key: "imageSimilarity", name: "IS", about: "Image similarity, by the judge that selects pairs" },
  {
    key: "heldOutTextSimilarity",
    name: "TS, held-out judge",
    about: "Text similarity, by a judge the training never saw",
  },
  {
    key: "heldOutImageSimilarity",
    name: "IS, held-out judge",
    about: "Image similarity, by a judge the training never saw",
  },
] as const;

/** Where the run ended: its four figures with their differences to the baseline. Nothing before it is done. */
export function KeyFigures({ run }: { readonly run: Run }) {
  const evaluation = lastEvaluation(run.evaluations);
  if (!evaluation) return null;
  return (
    <dl className="mb-4 grid grid-cols-2 gap-x-6 gap-y-3 rounded border border-line bg-surface px-4 py-3 lg:grid-cols-4">
      {figures.map(({ key, name, about }) => {
        const figure = evaluation[key];
        if (!figure) return null;
        return (
          <div key={key} title={about} className="min-w-0">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="text-lg font-semibold tabular-nums">
              {withInterval({ value: figure.statistic.value }, 3)}
            </dd>
            <dd className="text-xs text-muted tabular-nums">
              {figure.delta ? `${signedInterval(figure.delta)} to the baseline` : "the baseline itself"}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
