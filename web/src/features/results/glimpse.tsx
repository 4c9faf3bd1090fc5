"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Swatch } from "../../charts/marker.tsx";
import { operation } from "../../graphql/query-options.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { Picture } from "../../ui/picture.tsx";
import { evaluatedImagesDocument } from "./evaluated-images.graphql.ts";
import { type EvaluatedRun, evaluatedRuns, promptsOf } from "./evaluated-images.ts";
import { type SameSeed, sameSeedVariables } from "./same-seed-variables.ts";

/** Side of an image, pixels. */
const side = 104;
/** Prompts that are shown. */
const few = 2;
/** Runs that fit beside each other. */
const mostRuns = 4;

/** A first look at the images: two prompts under the baseline and the variants, the same seed; the rest stand further down. */
export function Glimpse(props: SameSeed) {
  const { data } = useQuery(operation(evaluatedImagesDocument, sameSeedVariables(props)));
  const runs = data ? evaluatedRuns(data).slice(0, mostRuns) : [];
  const prompts = promptsOf(runs).slice(0, few);
  const styles = seriesStyles(runs.map(({ variant }) => variant));
  return (
    <section aria-label="A first look at the images" className="mt-4 min-h-[308px] border-line border-t pt-3">
      <div className="flex max-w-[460px] gap-1">
        {runs.map((run) => (
          <Column
            key={run.id}
            run={run}
            prompts={prompts}
            mark={<Swatch line={false} style={styles.get(run.variant)!} />}
          />
        ))}
      </div>
      <p className="mt-1 text-xs text-muted">
        {prompts.map(({ prompt }) => `“${prompt}”`).join(", ")}; the same seed in each row.
      </p>
    </section>
  );
}

interface ColumnProps {
  readonly run: EvaluatedRun;
  readonly prompts: readonly { readonly promptIndex: number; readonly prompt: string }[];
  readonly mark: ReactNode;
}

const Column = ({ run, prompts, mark }: ColumnProps) => (
  <div className="flex min-w-0 max-w-[112px] flex-1 flex-col gap-1">
    <p className="flex items-center gap-1 truncate text-sm font-medium">
      {mark}
      {run.variant}
    </p>
    {prompts.map(({ promptIndex, prompt }) => {
      const image = run.images.find((each) => each.promptIndex === promptIndex);
      return image ? (
        <Picture
          key={promptIndex}
          sha256={image.sha256}
          size={side}
          alt={`${run.variant}: ${prompt}`}
          eager
          className="aspect-square h-auto w-full rounded-sm"
        />
      ) : (
        <span key={promptIndex} className="aspect-square text-xs text-muted">
          no image
        </span>
      );
    })}
  </div>
);
