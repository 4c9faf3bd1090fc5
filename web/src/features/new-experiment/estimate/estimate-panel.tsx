"use client";
import { integer, noNumber } from "../../../format/number.ts";
import { kindName } from "../../../format/stage-kind.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { imagesText, intervalText, minutesText } from "./estimate-texts.ts";
import type { Check, CostEstimate } from "./use-check.ts";

const Fact = ({ label, value, note }: { label: string; value: string; note: string }) => (
  <div>
    <dt className="text-sm text-muted">{label}</dt>
    <dd className="text-xl font-semibold tabular-nums">{value}</dd>
    <dd className="min-h-4.5 text-xs text-muted">{note}</dd>
  </div>
);

const shortMinutes = (minutes: number): string =>
  minutes > 0 && minutes < 0.1 ? "< 0.1" : minutes.toFixed(minutes < 100 ? 1 : 0);

const Parts = ({ parts }: { readonly parts: CostEstimate["parts"] }) => (
  <table className="w-full text-xs">
    <caption className="sr-only">What is still to be done, by kind of work</caption>
    <thead className="text-muted">
      <tr>
        <th className="py-1 text-left font-medium">Work</th>
        <th className="py-1 text-right font-medium">To do</th>
        <th className="py-1 text-right font-medium">Minutes</th>
      </tr>
    </thead>
    <tbody>
      {parts.map(({ kind, unit, unitsLeft, minutes }) => (
        <tr key={kind}>
          <th scope="row" className="py-0.5 text-left font-normal">
            {kindName(kind)}
          </th>
          <td className="py-0.5 text-right">
            {integer(unitsLeft)} {unit}
          </td>
          <td className="py-0.5 text-right">{minutes ? shortMinutes(minutes.value) : noNumber}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What has to come before anything can be counted. */
function missing(issues: Check["issues"]): string {
  const parts = [
    issues.some(({ path }) => path.startsWith("concepts")) && "a concept",
    issues.some(({ path }) => path === "pack") && "a backbone",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" and ") : "no wrong field left";
}

/** What the experiment would cost, as far as that can be told, while it is edited. Its room stays the same meanwhile. */
export function EstimatePanel({ check }: { readonly check: Check }) {
  const { estimate, settled, busy, error, issues } = check;
  return (
    <section aria-labelledby="cost" aria-busy={busy} className="flex flex-col lg:min-h-72 gap-3">
      <div>
        <h2 id="cost">What it takes</h2>
        <p className="min-h-4.5 text-xs text-muted" aria-live="polite">
          {estimate && issues.length > 0 && "Of the settings before a field went wrong."}
        </p>
      </div>
      {estimate ? (
        <div className={classNames("flex flex-col gap-3", !settled && "opacity-60")}>
          <dl className="grid grid-cols-2 gap-3">
            <Fact label="Images" value={integer(estimate.images)} note={imagesText(estimate)} />
            <Fact
              label="Time of one runner"
              value={estimate.minutes ? minutesText(estimate.minutes.value) : "unknown"}
              note={intervalText(estimate.minutes)}
            />
          </dl>
          <p className="text-xs text-muted">
            {estimate.runs} runs, {estimate.stages} stages
            {estimate.stagesDone > 0 && ` (${estimate.stagesDone} done already, they cost nothing)`},{" "}
            {integer(estimate.pairs)} candidate pairs, {integer(estimate.trainingSteps)} training steps.{" "}
            {estimate.basis}
          </p>
          <Parts parts={estimate.parts} />
        </div>
      ) : error ? (
        <div className="text-sm">
          <p>The server could not be asked: {error.message}</p>
          <p className="mb-2 text-muted">It can be started all the same.</p>
          <Button size="small" onClick={check.retry}>
            Ask again
          </Button>
        </div>
      ) : (
        <p className="text-sm text-muted">
          {issues.length === 0
            ? "Counting images and minutes …"
            : `Images and minutes stand here once there is ${missing(issues)}.`}
        </p>
      )}
    </section>
  );
}
