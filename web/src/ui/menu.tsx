"use client";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const item =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-base text-text no-underline outline-none data-disabled:opacity-50 data-highlighted:bg-accent-soft";

/** A button's list of actions. `trigger` must be a button. */
export function Menu({
  trigger,
  children,
  align = "end",
}: {
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          className="z-50 min-w-44 rounded border border-line bg-raised p-1 shadow-overlay"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One action of a menu. */
export function MenuItem({
  onSelect,
  children,
  danger = false,
  disabled = false,
}: {
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      disabled={disabled}
      className={classNames(item, danger && "text-danger")}
    >
      {children}
    </DropdownMenu.Item>
  );
}

/** One link of a menu. */
export function MenuLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Item asChild>
      <a href={href} className={item}>
        {children}
      </a>
    </DropdownMenu.Item>
  );
}
