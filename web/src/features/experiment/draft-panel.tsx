import Link from "next/link";
import { localId } from "../../graphql/global-id.ts";
import { Panel } from "../../ui/panel.tsx";
import type { Experiment } from "./experiment.ts";

/** Says of an experiment that was not started what it would do, and what is missing before it can. */
export function DraftPanel({
  experiment,
  hasRunner,
}: {
  readonly experiment: Experiment;
  readonly hasRunner: boolean;
}) {
  const { concepts, variants, pack } = experiment.summary;
  return (
    <Panel title="Not started" className="mb-4">
      <p className="max-w-[72ch]">
        Its configuration is complete and stored. It has {experiment.runs.totalCount} runs:{" "}
        {variants.join(", ")} of {concepts.join(", ")}
        {pack && ` on the pack ${pack}`}. Nothing is computed before you press{" "}
        <strong>Start experiment</strong>; then a free runner takes it.
      </p>
      {!hasRunner && (
        <p className="mt-1 text-sm text-warning">
          What is missing is a runner: none is up. <code>npm start</code> brings one, <code>dbdpo work</code>{" "}
          another.
        </p>
      )}
      <p className="mt-1 text-sm text-muted">
        To change something first,{" "}
        <Link className="text-accent underline" href={`/experiments/new?from=${localId(experiment.id)}`}>
          fork it
        </Link>
        : the form opens with these settings and an estimate of images and minutes.
      </p>
    </Panel>
  );
}
