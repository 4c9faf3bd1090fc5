"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowDownToLine, ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { type AngleWindow, reversedAngle, windowText } from "../../charts/angle-window.ts";
import { fixed, signed } from "../../format/number.ts";
import { imageUrl } from "../../graphql/artifacts.ts";
import { operation } from "../../graphql/query-options.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { type PairImageFragment, pairDetailsDocument } from "./pair-details.graphql.ts";
import { reasonText } from "./reason-text.ts";

export interface PairDialogProps {
  readonly run: string;
  readonly round: number;
  readonly index: number;
  /** Candidates in all, for the way to the next. */
  readonly total: number | null;
  readonly window: AngleWindow | undefined;
  readonly onShow: (pair: number | null) => void;
}

/** A candidate pair: both images at full size with all that was measured, and whether and why it is trained on. */
export function PairDialog({ run, round, index, total, window, onShow }: PairDialogProps) {
  const { data, error, refetch } = useQuery({
    ...operation(pairDetailsDocument, { id: run, round, index }),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });
  const pair = data?.node && "pairs" in data.node ? data.node.pairs.nodes[0] : undefined;
  const inside = (angle: number) => window !== undefined && window.c1 < angle && angle < window.c2;
  const under =
    pair && window
      ? inside(pair.angle)
        ? "winner"
        : inside(reversedAngle(pair.angle))
          ? "loser"
          : undefined
      : undefined;
  const go = (by: number) => {
    const to = index + by;
    if (to >= 0 && (total === null || to < total)) onShow(to);
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight") go(1);
    else if (event.key === "ArrowLeft") go(-1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    globalThis.addEventListener("keydown", listener);
    return () => globalThis.removeEventListener("keydown", listener);
  }, []);
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onShow(null)}
      title={pair?.prompt ?? `Pair ${index}`}
      description={`Candidate ${index}${total === null ? "" : ` of ${total}`}, round ${round}`}
    >
      <div className="mx-auto max-w-[min(1100px,calc(112dvh+12px))]">
        <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
          {pair ? (
            <>
              <Badge tone={pair.kept ? "success" : "neutral"}>{pair.kept ? "Kept" : "Not kept"}</Badge>
              <span className="text-sm text-muted">{reasonText(pair.kept, pair.reason)}</span>
            </>
          ) : (
            <Skeleton className="h-5 w-60" />
          )}
          <span className="ml-auto flex gap-1">
            <IconButton label="Previous pair" disabled={index <= 0} onClick={() => go(-1)}>
              <ArrowLeft size={16} aria-hidden="true" />
            </IconButton>
            <IconButton
              label="Next pair"
              disabled={total !== null && index >= total - 1}
              onClick={() => go(1)}
            >
              <ArrowRight size={16} aria-hidden="true" />
            </IconButton>
          </span>
        </div>
        {error && <ErrorState error={error} retry={() => void refetch()} />}
        {data && !pair && !error && <p>There is no pair of this number in the round.</p>}
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <Side
            title={pair && !pair.kept ? "First" : "Winner"}
            image={pair?.winner}
            preferred={under === "winner"}
          />
          <Side
            title={pair && !pair.kept ? "Second" : "Loser"}
            image={pair?.loser}
            preferred={under === "loser"}
          />
        </div>
        <dl className="mt-3 flex min-h-5 flex-wrap gap-x-6 gap-y-1 text-sm tabular-nums">
          {pair && (
            <>
              <Fact name="ΔTS" value={signed(pair.deltaTextSimilarity, 4)} />
              <Fact name="ΔIS" value={signed(pair.deltaImageSimilarity, 4)} />
              <Fact
                name="Angle"
                value={`${fixed(pair.angle, 1)}° (${fixed(reversedAngle(pair.angle), 1)}° the other way round)`}
              />
              {window && (
                <Fact
                  name={`Window ${windowText(window)}`}
                  value={
                    under === undefined
                      ? "keeps neither order"
                      : under === "winner"
                        ? "prefers the left one"
                        : "prefers the right one"
                  }
                />
              )}
            </>
          )}
        </dl>
      </div>
    </Dialog>
  );
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div className="flex gap-1.5">
    <dt className="text-muted">{name}</dt>
    <dd>{value}</dd>
  </div>
);

function Side({
  title,
  image,
  preferred,
}: {
  readonly title: string;
  readonly image: PairImageFragment | undefined;
  readonly preferred: boolean;
}) {
  return (
    <figure className="m-0 min-w-0 overflow-hidden rounded border border-line">
      <div className="mx-auto aspect-square max-h-[56dvh] w-full bg-image-surround">
        {image && (
          <img
            src={imageUrl(image.sha256)}
            alt={`${title}: sample ${image.sample}`}
            className="size-full object-contain"
          />
        )}
      </div>
      <figcaption className="px-2 py-1.5 text-sm">
        <div className="flex h-6 items-center gap-2">
          <strong className="font-semibold">{title}</strong>
          {preferred && <Badge tone="accent">preferred by the window</Badge>}
          {image && (
            <a
              href={imageUrl(image.sha256)}
              download={`pair-sample-${image.sample}.png`}
              aria-label={`Download the original of ${title.toLowerCase()}`}
              title="Download original"
              className="ml-auto grid size-6 place-items-center rounded-sm text-muted hover:bg-accent-soft hover:text-text"
            >
              <ArrowDownToLine size={14} aria-hidden="true" />
            </a>
          )}
        </div>
        <dl className="flex min-h-5 flex-wrap gap-x-4 tabular-nums">
          {image && (
            <>
              <Fact name="TS" value={fixed(image.textSimilarity, 4)} />
              <Fact name="IS" value={fixed(image.imageSimilarity, 4)} />
              <Fact name="sample" value={String(image.sample)} />
              <Fact name="seed" value={String(image.seed)} />
              <Fact name="size" value={`${image.width} × ${image.height}`} />
            </>
          )}
        </dl>
      </figcaption>
    </figure>
  );
}
