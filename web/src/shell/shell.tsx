import Link from "next/link";
import type { ReactNode } from "react";
import { ConnectionBanner } from "./connection/connection-banner.tsx";
import { Mark } from "./mark.tsx";
import { Navigation, NavigationMenu } from "./navigation.tsx";
import { Overlays } from "./overlays.tsx";
import { PaletteButton } from "./palette-button.tsx";
import { RouteFocus } from "./route-focus.tsx";
import { ThemeToggle } from "./theme-switch.tsx";

/** The frame of every page of the dashboards: skip link, header, content. `account` is the menu of who is signed in. */
export function Shell({ children, account }: { readonly children: ReactNode; readonly account?: ReactNode }) {
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
            DreamBooth DPO
            <span className="sr-only">, start page</span>
          </Link>
          <Navigation />
          <div className="ml-auto flex shrink-0 items-center gap-1">
            <PaletteButton />
            <ThemeToggle className="max-sm:hidden" />
            {account}
            <NavigationMenu />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-[1680px] px-4 py-6 outline-none sm:px-6">
        {children}
      </main>
      <ConnectionBanner />
      <Overlays />
      <RouteFocus />
    </>
  );
}
