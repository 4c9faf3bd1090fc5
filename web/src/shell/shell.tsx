import Link from "next/link";
import type { ReactNode } from "react";
import { Navigation } from "./navigation.tsx";

/** The frame of every page of the dashboards: skip link, navigation, content. */
export function Shell({ children, tools }: { readonly children: ReactNode; readonly tools?: ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded bg-accent px-3 py-1.5 text-accent-text focus:translate-y-0"
      >
        Skip to content
      </a>
      <header data-screen-only className="sticky top-0 z-30 border-line border-b bg-surface">
        <div className="mx-auto flex h-12 max-w-[1680px] items-center gap-4 px-4 sm:px-6">
          <Link
            href="/"
            prefetch={false}
            className="flex shrink-0 items-center gap-2 font-semibold text-text no-underline"
          >
            <Mark />
            <span className="hidden sm:inline">DreamBooth DPO</span>
            <span className="sr-only sm:hidden">DreamBooth DPO, start page</span>
          </Link>
          <Navigation />
          <div className="ml-auto flex shrink-0 items-center gap-1">{tools}</div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-[1680px] px-4 py-6 outline-none sm:px-6">
        {children}
      </main>
    </>
  );
}

/** The product's mark: two images, the better one chosen. */
const Mark = () => (
  <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
    <rect x="1" y="5" width="9" height="12" rx="2" fill="none" stroke="var(--faint)" strokeWidth="1.5" />
    <rect x="12" y="5" width="9" height="12" rx="2" fill="var(--accent)" />
    <path
      d="M14 11l2 2 3.5-4"
      fill="none"
      stroke="var(--accent-text)"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  </svg>
);
