import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Tone = "neutral" | "accent" | "success" | "warning" | "danger";

const tones: Readonly<Record<Tone, string>> = {
  neutral: "border-line bg-page text-muted",
  accent: "border-transparent bg-accent-soft text-accent",
  success: "border-transparent bg-success-soft text-success",
  warning: "border-transparent bg-warning-soft text-warning",
  danger: "border-transparent bg-danger-soft text-danger",
};

/** A short word about something. */
export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 text-xs font-medium leading-5",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** Status words of experiments, runs and stages: what they say, their tone and their sign (never colour alone). */
const statuses: Readonly<Record<string, readonly [string, Tone, string]>> = {
  DRAFT: ["Draft", "neutral", "○"],
  PENDING: ["Pending", "neutral", "○"],
  QUEUED: ["Queued", "neutral", "◔"],
  RUNNING: ["Running", "accent", "◑"],
  CANCELLING: ["Cancelling", "warning", "◑"],
  CANCELLED: ["Cancelled", "warning", "⊘"],
  PAUSED: ["Paused", "warning", "‖"],
  CLOSED: ["Closed", "neutral", "■"],
  DONE: ["Done", "success", "●"],
  FAILED: ["Failed", "danger", "✕"],
};

/** The status of an experiment, run, stage or study. */
export function StatusBadge({ status }: { readonly status: string }) {
  const [word, tone, sign] = statuses[status] ?? [status, "neutral" as const, "·"];
  return (
    <Badge tone={tone}>
      <span aria-hidden="true">{sign}</span>
      {word}
    </Badge>
  );
}
