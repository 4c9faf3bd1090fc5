"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Swatch } from "../../charts/marker.tsx";
import { number } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Picture } from "../../ui/picture.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import type { BreakdownRow } from "./breakdown.ts";
import { evaluatedImagesDocument } from "./evaluated-images.graphql.ts";
import { type EvaluatedRun, evaluatedRuns, isPromptOf, promptsOf } from "./evaluated-images.ts";

const side = 168;
/** Images of a prompt under one run that are shown. */
const mostSamples = 20;

export interface PromptImagesProps {
  readonly row: BreakdownRow;
  /** The runs of the row's concept. */
  readonly runIds: readonly string[];
  readonly suite: string | null;
  readonly close: () => void;
}

/** The images behind a row: every sample of the prompt under each variant, the same seed side by side. */
export function PromptImages({ row, runIds, suite, close }: PromptImagesProps) {
  const index = useQuery({
    ...operation(evaluatedImagesDocument, {
      runIds: runIds.slice(0, 1),
      suite,
      first: 100,
      filter: { sample: 0 },
    }),
    enabled: row.prompt !== null,
  });
  const prompts = index.data && promptsOf(evaluatedRuns(index.data));
  const promptIndex = prompts?.find(({ prompt }) => isPromptOf(prompt, row.prompt ?? ""))?.promptIndex;
  const filter = row.prompt === null ? { sample: 0 } : { promptIndex: promptIndex ?? -1 };
  const images = useQuery({
    ...operation(evaluatedImagesDocument, { runIds, suite, first: mostSamples, filter }),
    enabled: row.prompt === null || promptIndex !== undefined,
  });
  const error = index.error ?? images.error;
  const isLost = prompts !== undefined && promptIndex === undefined;
  return (
    <Dialog
      open
      wide
      onOpenChange={close}
      title={row.prompt ?? `All prompts of ${row.concept}`}
      description={
        row.prompt === null
          ? "The first image of each prompt"
          : `${row.concept}; rows are samples, the same noise in each`
      }
    >
      {error && <ErrorState error={error} />}
      {isLost && <p>The images of this prompt are not stored any more.</p>}
      {!error &&
        !isLost &&
        (images.data ? <Grid runs={evaluatedRuns(images.data)} /> : <Skeleton className="h-96" />)}
    </Dialog>
  );
}

function Grid({ runs }: { readonly runs: readonly EvaluatedRun[] }) {
  const styles = seriesStyles(runs.map(({ variant }) => variant));
  const keys = [
    ...new Map(
      runs.flatMap(({ images }) =>
        images.map((image) => [`${image.promptIndex} ${image.sample}`, image] as const),
      ),
    ).values(),
  ];
  return (
    <div className="overflow-x-auto">
      <table className="border-separate border-spacing-1">
        <thead>
          <tr>
            {runs.map((run) => (
              <th key={run.id} scope="col" className="text-left">
                <Link
                  href={`/runs/${localId(run.id)}`}
                  className="inline-flex items-center gap-1.5 text-text hover:underline"
                >
                  <Swatch line={false} style={styles.get(run.variant)!} />
                  {run.variant}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={`${key.promptIndex} ${key.sample}`}>
              {runs.map((run) => {
                const image = run.images.find(
                  ({ promptIndex, sample }) => promptIndex === key.promptIndex && sample === key.sample,
                );
                return (
                  <td key={run.id}>
                    {image && (
                      <figure>
                        <Picture
                          sha256={image.sha256}
                          size={side}
                          alt={`${run.variant}: ${image.prompt}, seed ${image.seed}`}
                          className="rounded-sm"
                        />
                        <figcaption className="text-xs text-muted tabular-nums">
                          IS {number(image.imageSimilarity)} TS {number(image.textSimilarity)}
                        </figcaption>
                      </figure>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
