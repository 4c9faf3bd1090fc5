"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Swatch } from "../../charts/marker.tsx";
import { number } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { Picture } from "../../ui/picture.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { evaluatedImagesDocument } from "./evaluated-images.graphql.ts";
import { type EvaluatedRun, evaluatedRuns, promptsOf } from "./evaluated-images.ts";

import { type SameSeed, sameSeedVariables } from "./same-seed-variables.ts";

/** Side of an image, pixels. */
const side = 132;

/** Images of a few prompts: the same seed under the baseline and every variant, row by row. */
export function SameSeedImages(props: SameSeed) {
  const query = useQuery(operation(evaluatedImagesDocument, sameSeedVariables(props)));
  if (query.error && !query.data)
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const runs = query.data && evaluatedRuns(query.data);
  if (!runs) return <Skeleton className="h-[640px]" />;
  return <ImageGrid runs={runs} />;
}

function ImageGrid({ runs }: { readonly runs: readonly EvaluatedRun[] }) {
  const prompts = promptsOf(runs);
  const styles = seriesStyles(runs.map(({ variant }) => variant));
  const concept = runs[0]?.concept.name;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={`Images of ${concept}, same seed`} tabIndex={0} className="overflow-x-auto">
      <table className="print:[zoom:0.6] border-separate border-spacing-x-1 border-spacing-y-1">
        <caption className="sr-only">The same prompt and seed under each variant</caption>
        <thead>
          <tr>
            <td />
            {prompts.map(({ promptIndex, prompt }) => (
              <th
                key={promptIndex}
                scope="col"
                className="align-bottom text-left text-xs font-normal text-muted"
              >
                <span className="line-clamp-2" style={{ width: side }} title={prompt}>
                  {prompt}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row" className="sticky left-0 bg-surface pr-2 text-left align-middle">
                <Link
                  href={`/runs/${localId(run.id)}`}
                  prefetch={false}
                  className="flex items-center gap-1.5 font-semibold text-text hover:underline"
                >
                  <Swatch line={false} style={styles.get(run.variant)!} />
                  {run.variant}
                </Link>
              </th>
              {prompts.map(({ promptIndex, prompt }) => {
                const image = run.images.find((each) => each.promptIndex === promptIndex);
                return (
                  <td key={promptIndex}>
                    {image ? (
                      <figure>
                        <Picture
                          sha256={image.sha256}
                          size={side}
                          alt={`${run.variant}: ${prompt}`}
                          className="rounded-sm"
                        />
                        <figcaption className="text-xs text-muted tabular-nums">
                          IS {number(image.imageSimilarity)} TS {number(image.textSimilarity)}
                        </figcaption>
                      </figure>
                    ) : (
                      <span className="text-xs text-muted">no image</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
