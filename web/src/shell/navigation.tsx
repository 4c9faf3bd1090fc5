"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "../ui/class-names.ts";
import { destinations, explorer } from "./destinations.ts";

/** Links to the portal's pages; the one that is open is marked. */
export function Navigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="min-w-0 overflow-x-auto">
      <ul className="flex items-center gap-1">
        {destinations.map(({ href, label }) => {
          const open = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={open ? "page" : undefined}
                className={classNames(
                  "flex h-8 items-center rounded px-2 whitespace-nowrap",
                  open ? "bg-accent-soft font-semibold text-accent" : "text-muted hover:text-text",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
        <li>
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
