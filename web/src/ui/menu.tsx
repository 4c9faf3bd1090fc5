"use client";
import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type ToggleEvent,
  useId,
  useRef,
  useState,
} from "react";
import { classNames } from "./class-names.ts";
import { placeBeside } from "./place-beside.ts";

const item =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-sm px-2 text-left text-base text-text no-underline hover:bg-accent-soft focus-visible:bg-accent-soft focus-visible:outline-offset-[-2px] disabled:opacity-50";

const itemsOf = (menu: HTMLElement) => [
  ...menu.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)"),
];
const closeAround = (element: HTMLElement) => element.closest<HTMLElement>("[popover]")?.hidePopover();

/** The item that a key moves to; undefined for a key that moves to none. */
function target(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  return step === undefined ? undefined : items.at(step % items.length);
}

export interface MenuProps {
  /** A button: `Button` or `IconButton`. */
  readonly trigger: ReactElement<ComponentProps<"button">>;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
}

/** A button's list of actions: arrow keys move in it, Escape and a press elsewhere close it. */
export function Menu({ trigger, children, align = "end" }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const toggled = ({ currentTarget, newState }: ToggleEvent<HTMLDivElement>) => {
    setOpen(newState === "open");
    if (newState !== "open" || !button.current) return;
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const size = { width: currentTarget.offsetWidth, height: currentTarget.offsetHeight };
    const { left, top } = placeBeside(button.current.getBoundingClientRect(), size, view, align);
    Object.assign(currentTarget.style, { left: `${left}px`, top: `${top}px` });
    itemsOf(currentTarget)[0]?.focus();
  };
  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Tab") event.currentTarget.hidePopover();
    const next = target(itemsOf(event.currentTarget), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        popoverTarget: id,
        "aria-haspopup": "menu",
        "aria-expanded": open,
      })}
      <div
        id={id}
        role="menu"
        popover="auto"
        onToggle={toggled}
        onKeyDown={pressed}
        className="fixed inset-auto m-0 min-w-44 rounded border border-line bg-raised p-1 shadow-overlay"
      >
        {children}
      </div>
    </>
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
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={disabled}
      onClick={(event) => {
        closeAround(event.currentTarget);
        onSelect();
      }}
      className={classNames(item, danger && "text-danger")}
    >
      {children}
    </button>
  );
}

/** One link of a menu. */
export function MenuLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a
      href={href}
      role="menuitem"
      tabIndex={-1}
      className={item}
      onClick={(event) => closeAround(event.currentTarget)}
    >
      {children}
    </a>
  );
}
