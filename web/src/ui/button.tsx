import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type ButtonLook = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "small" | "medium";

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: "bg-accent text-accent-text border-accent hover:opacity-90",
  secondary: "bg-surface text-text border-line-strong hover:bg-page",
  ghost: "border-transparent text-text hover:bg-accent-soft",
  danger: "bg-surface text-danger border-danger hover:bg-danger-soft",
};
const sizes: Readonly<Record<ButtonSize, string>> = {
  small: "h-7 px-2 text-sm gap-1",
  medium: "h-8 px-3 text-base gap-2",
};

/** The classes of a button, for elements that are not one. */
export const buttonClasses = (
  look: ButtonLook = "secondary",
  size: ButtonSize = "medium",
  extra?: string,
): string =>
  classNames(
    "inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded border font-medium no-underline transition-opacity duration-150 select-none disabled:opacity-50 aria-disabled:opacity-50",
    looks[look],
    sizes[size],
    extra,
  );

type Look = { readonly look?: ButtonLook; readonly size?: ButtonSize };

/** A button. While `busy` it cannot be pressed again and says so. */
export function Button({
  look,
  size,
  busy = false,
  className,
  disabled,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look & { readonly busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClasses(look, size, className)}
    />
  );
}

/** A link that looks like a button. */
export function ButtonLink({ look, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={buttonClasses(look, size, className)} />;
}

/** A button with an icon alone; `label` is its name. */
export function IconButton({
  label,
  children,
  look = "ghost",
  size = "medium",
  className,
  ...rest
}: ComponentProps<"button"> & Look & { readonly label: string; readonly children: ReactNode }) {
  const square = size === "small" ? "w-7 px-0!" : "w-8 px-0!";
  return (
    <Button
      {...rest}
      look={look}
      size={size}
      aria-label={label}
      title={label}
      className={classNames(square, className)}
    >
      {children}
    </Button>
  );
}
