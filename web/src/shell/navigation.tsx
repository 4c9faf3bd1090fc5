"use client";
import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { buttonClasses } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Popover } from "../ui/popover.tsx";
import { destinations, explorer } from "./destinations.ts";

const isOpen = (path: string, href: string) => path === href || path.startsWith(`${href}/`);

/** Links to the portal's pages in the header of a wide window; the one that is open is marked. */
export function Navigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="hidden min-w-0 lg:block">
      <ul className="flex items-center gap-0.5">
        {destinations.map(({ href, label }) => {
          const open = isOpen(path, href);
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={open ? "page" : undefined}
                className={classNames(
                  "flex h-8 items-center rounded px-2 whitespace-nowrap",
                  open ? "bg-accent-soft font-medium text-accent" : "text-muted hover:text-text",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
        <li className="hidden xl:block">
          <a
            href={explorer.href}
            className="flex h-8 items-center rounded px-2 whitespace-nowrap text-muted hover:text-text"
          >
            {explorer.label}
          </a>
        </li>
      </ul>
    </nav>
  );
}

/** The same links behind a button, for a narrow window. */
export function NavigationMenu() {
  const path = usePathname();
  return (
    <div className="lg:hidden">
      <Popover
        align="end"
        trigger={<Menu size={18} aria-hidden="true" />}
        triggerProps={{ className: buttonClasses("ghost", "medium", "w-8 px-0!"), "aria-label": "Menu" }}
        className="w-[min(360px,calc(100vw-16px))] p-1"
      >
        {(close) => (
          <nav aria-label="Main">
            <ul>
              {[...destinations, explorer].map(({ href, label, about }) => {
                const open = isOpen(path, href);
                const Anchor = href === explorer.href ? "a" : Link;
                return (
                  <li key={href}>
                    <Anchor
                      href={href}
                      onClick={close}
                      aria-current={open ? "page" : undefined}
                      className={classNames(
                        "flex min-h-11 flex-col justify-center rounded-sm px-3 py-1",
                        open ? "bg-accent-soft text-accent" : "text-text",
                      )}
                    >
                      <span className="font-medium">{label}</span>
                      <span className={open ? "text-sm" : "text-sm text-muted"}>{about}</span>
                    </Anchor>
                  </li>
                );
              })}
            </ul>
          </nav>
        )}
      </Popover>
    </div>
  );
}
