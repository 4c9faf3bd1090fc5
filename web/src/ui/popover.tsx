"use client";
import {
  type ComponentProps,
  type ReactNode,
  type ToggleEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { classNames } from "./class-names.ts";
import { placeBeside } from "./place-beside.ts";

export interface PopoverProps {
  /** The button's content. */
  readonly trigger: ReactNode;
  readonly triggerProps?: ComponentProps<"button">;
  /** What is shown; not rendered before it is first opened. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly align?: "start" | "end";
  readonly className?: string;
  /** Whether it stands in running text, where a surface must be a span. */
  readonly inText?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/**
 * A button that opens a small surface beside it: the platform's popover, which Escape and a click elsewhere close. Not to be put
 * inside another button, a link or a label.
 */
export function Popover({
  trigger,
  triggerProps,
  children,
  align = "start",
  className,
  inText = false,
  onOpenChange,
}: PopoverProps) {
  // Typed as one of the two; refs and events are the same for both.
  const Surface = (inText ? "span" : "div") as "div";
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [everOpened, setEverOpened] = useState(false);
  const close = useCallback(() => surface.current?.hidePopover(), []);

  const place = useCallback(() => {
    if (!button.current || !surface.current) return;
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { left, top } = placeBeside(
      button.current.getBoundingClientRect(),
      { width: surface.current.offsetWidth, height: surface.current.offsetHeight },
      view,
      align,
    );
    Object.assign(surface.current.style, { left: `${left}px`, top: `${top}px`, opacity: "1" });
  }, [align]);

  useEffect(() => {
    if (!open || !surface.current) return;
    place();
    // Its content may come later than it opens.
    const watch = new ResizeObserver(place);
    watch.observe(surface.current);
    window.addEventListener("scroll", close, { passive: true });
    window.addEventListener("resize", close);
    return () => {
      watch.disconnect();
      window.removeEventListener("scroll", close);
      window.removeEventListener("resize", close);
    };
  }, [open, place, close]);

  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    // React hears the popovers inside this one as well.
    if (event.target !== surface.current) return;
    const opens = event.newState === "open";
    if (opens) setEverOpened(true);
    else event.currentTarget.style.opacity = "0";
    setOpen(opens);
    onOpenChange?.(opens);
  };

  return (
    <>
      <button {...triggerProps} ref={button} type="button" popoverTarget={id} aria-expanded={open}>
        {trigger}
      </button>
      <Surface
        id={id}
        ref={surface}
        popover="auto"
        onBeforeToggle={(event) => event.newState === "open" && setEverOpened(true)}
        onToggle={toggled}
        style={{ opacity: 0 }}
        className={classNames(
          "fixed inset-auto m-0 max-w-[calc(100vw-16px)] rounded border border-line bg-raised font-normal text-base text-text shadow-overlay transition-opacity duration-150",
          className,
        )}
      >
        {everOpened && (typeof children === "function" ? children(close) : children)}
      </Surface>
    </>
  );
}
