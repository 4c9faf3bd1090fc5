import Link from "next/link";
import type { ReactNode } from "react";

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** The way here, from the top. */
  readonly trail?: readonly { readonly label: string; readonly href: string }[];
  /** Facts beside the title: status, counts, times. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: where it is, what it is about, what can be done. */
export function PageHeader({ title, trail = [], meta, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {trail.length > 0 && (
          <nav aria-label="Breadcrumb">
            <ol className="flex flex-wrap gap-1 text-sm text-muted">
              {trail.map(({ label, href }) => (
                <li key={href} className="flex gap-1">
                  <Link href={href} className="text-muted hover:text-text hover:underline">
                    {label}
                  </Link>
                  <span aria-hidden="true">/</span>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1 className="break-words">{title}</h1>
        {meta && (
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">{meta}</div>
        )}
      </div>
      {actions && (
        <div data-screen-only="" className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      )}
    </header>
  );
}
