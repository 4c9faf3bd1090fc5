import { ArrowDownToLine } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Swatch } from "../../../charts/marker.tsx";
import { fixed, signed } from "../../../format/number.ts";
import { imageUrl } from "../../../graphql/artifacts.ts";
import { localId } from "../../../graphql/global-id.ts";
import type { SeriesStyle } from "../../../theme/series-colours.ts";
import { type Column, columnName, columnStage } from "../column-name.ts";
import { differencesOf, type GalleryImage, type JudgeName, scoresOf } from "../gallery-image.ts";

/** One image that is looked at: of which column, and how it is marked. */
export interface Shown {
  readonly column: Column;
  readonly style: SeriesStyle;
  /** Undefined while it is fetched; null where there is none. */
  readonly image: GalleryImage | null | undefined;
}

/** What stands for an image in its own size. */
export const FullImage = ({ image, alt }: { readonly image: GalleryImage; readonly alt: string }) => (
  <img
    src={imageUrl(image.sha256)}
    alt={alt}
    draggable={false}
    className="size-full object-contain [image-rendering:inherit]"
  />
);

/** What an image is called for screen readers. */
export const altOf = ({ column, image }: Shown): string =>
  `${columnName(column)}, ${columnStage(column)}: ${image?.prompt ?? ""}, sample ${image?.sample ?? ""}`;

/** Whose image it is, its scores (and how they differ from another's), and its file. */
export function Caption({
  shown: { column, style, image },
  to,
  judge,
}: {
  readonly shown: Shown;
  readonly to?: GalleryImage | null | undefined;
  readonly judge: JudgeName;
}) {
  const [run] = column.runs;
  const scores = image && scoresOf(image, judge);
  const differences = image && to && to !== image ? differencesOf(image, to, judge) : undefined;
  return (
    <div className="px-2 py-1.5 text-sm">
      <div className="flex items-center gap-1.5">
        <Swatch line={false} style={style} />
        <Link href={`/runs/${localId(run!.id)}`} className="truncate font-semibold text-text hover:underline">
          {columnName(column)}
        </Link>
        <span className="truncate text-xs text-muted">{columnStage(column)}</span>
        {image && (
          <a
            href={imageUrl(image.sha256)}
            download={`${columnName(column)}-${image.promptIndex}-${image.sample}.png`}
            aria-label={`Download the original of ${columnName(column)}`}
            title="Download original"
            className="ml-auto grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:bg-accent-soft hover:text-text"
          >
            <ArrowDownToLine size={14} aria-hidden="true" />
          </a>
        )}
      </div>
      <dl className="flex h-5 gap-4 tabular-nums">
        {scores &&
          (["ts", "is"] as const).map((each) => (
            <div key={each} className="flex gap-1">
              <dt className="text-muted">{each.toUpperCase()}</dt>
              <dd>
                {fixed(scores[each], 3)}
                {differences && <span className="text-muted"> ({signed(differences[each], 3)})</span>}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

/** A framed picture with its caption. */
export const Pane = ({
  children,
  caption,
}: {
  readonly children: ReactNode;
  readonly caption: ReactNode;
}) => (
  <figure className="m-0 min-w-0 overflow-hidden rounded border border-line bg-surface">
    {children}
    <figcaption>{caption}</figcaption>
  </figure>
);
