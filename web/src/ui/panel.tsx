import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface PanelProps {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  /** A sentence under the title. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly id?: string;
}

/** A titled part of a page on a surface of its own. */
export function Panel({ title, actions, description, children, className, id }: PanelProps) {
  return (
    <section id={id} className={classNames("min-w-0 rounded border border-line bg-surface p-4", className)}>
      {(title || actions) && (
        <header className="mb-3 flex flex-wrap items-start justify-between gap-2">
          <div className="min-w-0">
            {title && <h2>{title}</h2>}
            {description && <p className="max-w-[72ch] text-sm text-muted">{description}</p>}
          </div>
          {actions && (
            <div data-screen-only="" className="flex flex-wrap items-center gap-2">
              {actions}
            </div>
          )}
        </header>
      )}
      {children}
    </section>
  );
}
