import { fixed, signed } from "../../format/number.ts";
import { imageUrl } from "../../graphql/artifacts.ts";
import { classNames } from "../../ui/class-names.ts";
import { differencesOf, type GalleryImage, type JudgeName, scoresOf } from "./gallery-image.ts";

export interface ImageCellProps {
  /** Undefined while it is fetched; null where there is none. */
  readonly image: GalleryImage | null | undefined;
  /** What its scores are differences to; its own scores are shown without. */
  readonly reference?: GalleryImage | undefined;
  readonly judge: JudgeName;
  readonly size: number;
  /** What the image is, for screen readers. */
  readonly label: string;
  /** Whether its prompt is another one than the row's. */
  readonly otherPrompt: boolean;
  readonly active: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
}

const tone = (difference: number | null) =>
  difference === null || Math.abs(difference) < 5e-4
    ? "text-muted"
    : difference > 0
      ? "text-win"
      : "text-lose";

/** One image of the grid with its scores. Takes the same room whether it is there, on its way or missing. */
export function ImageCell({
  image,
  reference,
  judge,
  size,
  label,
  otherPrompt,
  active,
  onOpen,
  onFocus,
}: ImageCellProps) {
  const scores = image && scoresOf(image, judge);
  const differences = image && reference && image !== reference && differencesOf(image, reference, judge);
  return (
    <button
      type="button"
      disabled={!image}
      tabIndex={active ? 0 : -1}
      data-active={active || undefined}
      onClick={onOpen}
      onFocus={onFocus}
      className="relative block rounded-sm text-left focus-visible:outline-offset-1"
      style={{ width: size }}
    >
      <span className="sr-only">{label}</span>
      <span className="relative block bg-image-surround" style={{ width: size, height: size }}>
        {image && (
          <img
            src={imageUrl(image.sha256, size * 1.5)}
            alt=""
            width={size}
            height={size}
            decoding="async"
            className="size-full object-contain"
          />
        )}
        {image === null && (
          <span className="absolute inset-0 grid place-items-center bg-page text-xs text-muted">
            no image
          </span>
        )}
        {image === undefined && <span className="absolute inset-0 animate-pulse bg-line" />}
        {otherPrompt && (
          <span className="absolute bottom-1 left-1 rounded-sm bg-raised px-1 text-xs text-text">
            other prompt
          </span>
        )}
      </span>
      <span
        className={classNames(
          "flex overflow-hidden pt-0.5 text-xs leading-4 whitespace-nowrap text-muted tabular-nums",
          size >= 120 ? "justify-between" : "flex-col",
        )}
        style={{ height: size >= 120 ? 20 : 36 }}
      >
        {differences ? (
          <>
            <span className={tone(differences.ts)}>ΔTS {signed(differences.ts, 3)}</span>
            <span className={tone(differences.is)}>ΔIS {signed(differences.is, 3)}</span>
          </>
        ) : (
          scores && (
            <>
              <span>TS {fixed(scores.ts, 3)}</span>
              <span>IS {fixed(scores.is, 3)}</span>
            </>
          )
        )}
      </span>
    </button>
  );
}
