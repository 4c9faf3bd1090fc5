"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { Swatch } from "../../charts/marker.tsx";
import { Plane } from "../../charts/plane.tsx";
import { planeTable } from "../../charts/plane-table.ts";
import { signedInterval, verdict } from "../../format/interval.ts";
import { operation } from "../../graphql/query-options.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { classNames } from "../../ui/class-names.ts";
import { Panel } from "../../ui/panel.tsx";
import { experimentConfigurationDocument } from "./experiment-configuration.graphql.ts";
import { LiveImages } from "./live-images.tsx";
import {
  evaluationStages,
  type Provisional,
  personalisationOf,
  provisionalOf,
  scoresByStage,
} from "./provisional.ts";
import { stageScoresDocument } from "./stage-scores.graphql.ts";
import { useExperimentStages } from "./use-experiment-stages.ts";

/** Between two looks at what was scored meanwhile, milliseconds. */
const lookAgain = 5000;
/** Stages that one operation may ask the scores of. */
const mostStages = 60;

/** Provisional differences of an experiment that is under way, from the images that were scored so far. */
function useProvisional(id: string): Provisional | undefined {
  const { runs } = useExperimentStages(id, lookAgain);
  const { data } = useQuery(operation(experimentConfigurationDocument, { id }));
  const node = data?.node && "configuration" in data.node ? data.node : undefined;
  const personalisation = personalisationOf(node?.configuration);
  const stages = runs && personalisation ? evaluationStages(runs, personalisation).slice(0, mostStages) : [];
  const scores = useQuery({
    ...operation(stageScoresDocument, { ids: stages.map(({ stageId }) => stageId) }),
    enabled: stages.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  if (!personalisation || !scores.data) return undefined;
  return provisionalOf(stages, scoresByStage(scores.data), personalisation);
}

/**
 * What an experiment shows before its figures are published: the images that are being made, and from their scores where the
 * variants stand so far. Verdict and plane come to stand in the same places.
 */
export function LiveResults({ id }: { readonly id: string }) {
  const provisional = useProvisional(id);
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <Panel>
        <p className="text-lg font-semibold">Nothing is decided yet.</p>
        <p className="mt-1 max-w-[72ch] text-sm text-muted">
          {provisional
            ? `So far, of ${provisional.concept}: differences to the baseline over the first image of ${provisional.prompts} prompts, with rough intervals. The published figures follow when all images are scored.`
            : "The first points appear when the baseline's images are scored; variants follow one by one. This page fills in by itself."}
        </p>
        <div className="mt-3 min-h-[8.5rem]">{provisional && <SoFar provisional={provisional} />}</div>
        <h2 className="mt-3 mb-2 border-line border-t pt-3 text-base">Newest images</h2>
        <LiveImages id={id} rows={3} />
      </Panel>
      <Panel>{provisional ? <LivePlane provisional={provisional} /> : <PlanePlace />}</Panel>
    </div>
  );
}

const PlanePlace = () => (
  <>
    <h2 className="mb-2 flex h-8 items-center">IS-TS plane</h2>
    <div className="grid h-[460px] place-items-center rounded border border-line-strong border-dashed text-sm text-muted">
      Waits for the first baseline
    </div>
  </>
);

const LivePlane = ({ provisional: { concept, prompts, points } }: { readonly provisional: Provisional }) => (
  <ChartFrame
    title={`IS-TS plane so far: ${concept}`}
    level={2}
    n={`${prompts} prompts`}
    caption="Provisional. Points: mean differences to the baseline, paired over prompts, first image of each; bars: normal 95 % intervals."
    table={planeTable(points)}
  >
    <Plane
      points={points}
      label="IS-TS plane so far"
      horizontal="ts"
      bars="interval"
      xLabel="ΔTS to baseline (cosine)"
      yLabel="ΔIS to baseline (cosine)"
      height={460}
    />
  </ChartFrame>
);

function SoFar({ provisional: { points } }: { readonly provisional: Provisional }) {
  const styles = seriesStyles(points.map(({ variant }) => variant));
  const variants = points.filter(({ variant }) => variant !== "baseline");
  if (variants.length === 0)
    return <p className="text-sm text-muted">The baseline is measured; its variants train.</p>;
  const colours = { above: "text-win", below: "text-lose", open: "text-muted" } as const;
  return (
    <table className="text-sm">
      <thead>
        <tr className="text-left text-muted">
          <th className="pr-4 font-medium">So far</th>
          <th className="pr-4 text-right font-medium">ΔIS</th>
          <th className="text-right font-medium">ΔTS</th>
        </tr>
      </thead>
      <tbody>
        {variants.map(({ id, variant, round, is, ts }) => (
          <tr key={id}>
            <th scope="row" className="pr-4 text-left font-semibold whitespace-nowrap">
              <Swatch line={false} style={styles.get(variant)!} /> {variant}{" "}
              {variants.some((each) => (each.round ?? 0) > 1) && round}
            </th>
            {[is, ts].map((estimate, i) => (
              <td
                key={i === 0 ? "is" : "ts"}
                className={classNames(
                  "pr-4 text-right whitespace-nowrap last:pr-0",
                  colours[verdict(estimate)],
                )}
              >
                {signedInterval(estimate, 4)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
