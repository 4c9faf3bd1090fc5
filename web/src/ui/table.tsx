import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

/** A table that scrolls sideways on its own where the window is narrow. `label` names it. */
export function Table({
  label,
  className,
  children,
  ...rest
}: ComponentProps<"table"> & { readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="relative overflow-x-auto" aria-label={label} tabIndex={0}>
      <table {...rest} className={classNames("w-full border-collapse text-base", className)}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </section>
  );
}

/** Head cell. `numeric` aligns it with the numbers below. */
export const Th = ({
  numeric,
  className,
  ...rest
}: ComponentProps<"th"> & { readonly numeric?: boolean }) => (
  <th
    scope="col"
    {...rest}
    className={classNames(
      "h-8 border-line border-b px-2 text-xs font-medium whitespace-nowrap text-muted",
      numeric ? "text-right" : "text-left",
      className,
    )}
  />
);

/** Body cell of 32 px. */
export const Td = ({
  numeric,
  className,
  ...rest
}: ComponentProps<"td"> & { readonly numeric?: boolean }) => (
  <td
    {...rest}
    className={classNames(
      "h-8 border-line border-b px-2 py-1",
      numeric && "text-right whitespace-nowrap",
      className,
    )}
  />
);
