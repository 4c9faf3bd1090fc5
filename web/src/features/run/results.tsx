import { signedInterval, verdict, withInterval } from "../../format/interval.ts";
import { localId } from "../../graphql/global-id.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { isUnderWay, type Run } from "./use-run.ts";

type Evaluation = Run["evaluations"][number];

const metrics = [
  { key: "textSimilarity", name: "TS" },
  { key: "imageSimilarity", name: "IS" },
  { key: "heldOutTextSimilarity", name: "TS held-out" },
  { key: "heldOutImageSimilarity", name: "IS held-out" },
] as const;

/** Every evaluated checkpoint of the run with its figures and differences to the baseline. */
export function Results({ run }: { readonly run: Run }) {
  if (run.evaluations.length === 0)
    return (
      <EmptyState title={isUnderWay(run) ? "No figures yet" : "Nothing was evaluated"}>
        {isUnderWay(run)
          ? "They are published when the run is done; until then its images can be looked at in the gallery."
          : "The run ended before its checkpoints were measured."}
      </EmptyState>
    );
  const shown = metrics.filter(({ key }) => run.evaluations.some((each) => each[key]));
  return (
    <>
      <Table label="Evaluations" className="bg-surface">
        <thead>
          <tr>
            <Th>Checkpoint</Th>
            <Th>Prompts</Th>
            {shown.map(({ key, name }) => (
              <Th key={key} numeric>
                {name}
              </Th>
            ))}
            <Th numeric>n</Th>
          </tr>
        </thead>
        <tbody>
          {run.evaluations.map((evaluation) => (
            <tr key={evaluation.id}>
              <Td className="font-medium whitespace-nowrap">{evaluation.checkpoint}</Td>
              <Td className="text-muted">{evaluation.suite}</Td>
              {shown.map(({ key }) => (
                <MetricCell key={key} evaluation={evaluation} metric={key} />
              ))}
              <Td numeric>{evaluation.textSimilarity?.statistic.n ?? "–"}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-[80ch] text-sm text-muted">
        Means over images, then prompts (n), raw cosine. Δ: paired difference to the baseline with its
        bootstrap interval; bold where the interval leaves out zero.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <ButtonLink href={`/experiments/${localId(run.experiment.id)}`}>
          The experiment&apos;s plane and tables
        </ButtonLink>
        <ButtonLink href={`/compare?runs=${[run, ...run.siblings].map(({ id }) => localId(id)).join(",")}`}>
          Compare prompt by prompt
        </ButtonLink>
      </div>
    </>
  );
}

function MetricCell({
  evaluation,
  metric,
}: {
  readonly evaluation: Evaluation;
  readonly metric: (typeof metrics)[number]["key"];
}) {
  const figure = evaluation[metric];
  return (
    <Td numeric>
      {withInterval(figure?.statistic)}
      <br />
      <span className={verdict(figure?.delta) === "open" ? "text-sm text-muted" : "text-sm font-semibold"}>
        {figure?.delta ? `Δ ${signedInterval(figure.delta)}` : "baseline"}
      </span>
    </Td>
  );
}
