import { classNames } from "../../ui/class-names.ts";

export interface AttemptLogProps {
  readonly lines: readonly { readonly time: string; readonly level: string; readonly text: string }[];
}

const looks: Readonly<Record<string, string>> = { ERROR: "text-danger", WARN: "text-warning" };

/** What a runner said of a stage, oldest first. */
export function AttemptLog({ lines }: AttemptLogProps) {
  if (lines.length === 0) return <p className="text-sm text-muted">Its runner said nothing.</p>;
  return (
    <section
      aria-label="Log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="max-h-72 overflow-auto rounded border border-line bg-surface p-2"
    >
      <ol className="font-mono text-xs">
        {lines.map((line, i) => (
          <li key={i} className="flex gap-2">
            <time dateTime={line.time} className="shrink-0 text-muted">
              {line.time.slice(11, 19)}
            </time>
            <span className={classNames("break-words", looks[line.level])}>
              {line.level !== "INFO" && `${line.level.toLowerCase()}: `}
              {line.text}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
