import { exactTime } from "../format/time.ts";

export interface AttemptLogProps {
  readonly log: readonly { readonly level: string; readonly text: string; readonly time: string }[];
}

const tones: Readonly<Record<string, string>> = { ERROR: "text-danger", WARN: "text-warning" };

/** What a runner said of its work, oldest first. */
export function AttemptLog({ log }: AttemptLogProps) {
  if (log.length === 0) return <p className="text-sm text-muted">The runner said nothing.</p>;
  return (
    <section
      aria-label="Log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="max-h-72 overflow-auto rounded border border-line bg-page p-2"
    >
      <ol className="font-mono text-xs leading-5">
        {log.map(({ level, text, time }, i) => (
          <li key={i} className="flex gap-3">
            <time dateTime={time} title={exactTime(time)} className="shrink-0 text-muted">
              {exactTime(time).slice(11, 19)}
            </time>
            <span className={`w-10 shrink-0 ${tones[level] ?? "text-muted"}`}>{level.toLowerCase()}</span>
            <span className={`whitespace-pre-wrap break-words ${tones[level] ?? ""}`}>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
