import Link from "next/link";
import { classNames } from "./class-names.ts";

/** Links between the views of one thing; the one shown is marked. */
export function TabLinks({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: string }[];
  readonly current: string;
}) {
  return (
    <nav aria-label={label} data-screen-only="" className="mb-4 overflow-x-auto border-line border-b">
      <ul className="flex gap-4">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.href === current ? "page" : undefined}
              className={classNames(
                "-mb-px flex h-9 items-center border-b-2 whitespace-nowrap",
                tab.href === current
                  ? "border-accent font-semibold"
                  : "border-transparent text-muted hover:text-text",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
