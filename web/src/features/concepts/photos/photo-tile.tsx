"use client";
import { ArrowLeft, ArrowRight, Check, RotateCw, X } from "lucide-react";
import { percent } from "../../../format/number.ts";
import { IconButton } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { ProgressBar } from "../../../ui/progress-bar.tsx";
import type { Photo } from "./photo.ts";

export interface PhotoTileProps {
  readonly photo: Photo;
  /** Where it stands, from 0, and among how many. */
  readonly index: number;
  readonly count: number;
  /** Which earlier one it is a copy of, from 0. */
  readonly copyOf: number | undefined;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

function StateLine({ photo, copyOf }: Pick<PhotoTileProps, "photo" | "copyOf">) {
  const { upload, name } = photo;
  switch (upload.state) {
    case "waiting":
      return <p className="text-muted">waits its turn</p>;
    case "sending":
      return (
        <div className="flex items-center gap-2">
          <ProgressBar fraction={upload.fraction} label={`Upload of ${name}`} />
          <span className="w-12 shrink-0 text-right text-muted tabular-nums">{percent(upload.fraction)}</span>
        </div>
      );
    case "done":
      return copyOf === undefined ? (
        <p className="flex items-center gap-1 text-success">
          <Check size={12} aria-hidden="true" />
          {upload.width} × {upload.height}
        </p>
      ) : (
        <p className="text-warning">The same as photo {copyOf + 1}; remove one.</p>
      );
    case "rejected":
      return (
        <p role="alert" className="text-danger">
          Rejected. {upload.why}
        </p>
      );
  }
}

/** One photo: its preview, how far its upload is, and, where it was rejected, why. */
export function PhotoTile({ photo, index, count, copyOf, onMove, onRemove, onRetry }: PhotoTileProps) {
  const { name, preview, upload } = photo;
  const rejected = upload.state === "rejected";
  return (
    <li
      className={classNames(
        "flex flex-col rounded border bg-surface",
        rejected ? "border-danger" : "border-line",
      )}
      data-photo={name}
    >
      <div className="grid aspect-square place-items-center overflow-hidden rounded-t bg-image-surround">
        <img
          src={preview}
          alt={`${index + 1}: ${name}`}
          // What no browser can draw has no preview; beside it stands why.
          onError={(event) => event.currentTarget.classList.add("invisible")}
          className="size-full object-contain"
        />
      </div>
      <div className="flex flex-1 flex-col gap-1 p-2 text-xs">
        <p className="truncate text-sm font-medium" title={name}>
          {index + 1}. {name}
        </p>
        <div className="min-h-4.5 flex-1">
          <StateLine photo={photo} copyOf={copyOf} />
        </div>
        <div className="flex items-center">
          <IconButton
            size="small"
            label={`Move ${name} earlier`}
            disabled={index === 0}
            onClick={() => onMove(-1)}
          >
            <ArrowLeft size={14} aria-hidden="true" />
          </IconButton>
          <IconButton
            size="small"
            label={`Move ${name} later`}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
          >
            <ArrowRight size={14} aria-hidden="true" />
          </IconButton>
          {rejected && upload.canRetry && (
            <IconButton size="small" label={`Send ${name} again`} onClick={onRetry}>
              <RotateCw size={14} aria-hidden="true" />
            </IconButton>
          )}
          <IconButton size="small" label={`Remove ${name}`} onClick={onRemove} className="ml-auto">
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      </div>
    </li>
  );
}
