"use client";
import {
  type ComponentProps,
  cloneElement,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { placeBeside } from "./place-beside.ts";

/** How long the pointer rests on an element before its words are shown, and how long they stay after it left, milliseconds. */
const restsFor = 300;
const staysFor = 120;

export interface TooltipProps {
  readonly text: ReactNode;
  /** One element that can be focused. */
  readonly children: ReactElement<ComponentProps<"button">>;
}

/**
 * Words about an element, at hover, focus and press. The element must be focusable, and understandable without them. They stay
 * while the pointer is on them, and Escape closes them (WCAG 1.4.13).
 */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (milliseconds: number, next: HTMLElement | undefined) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), milliseconds);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = (next: HTMLElement | undefined) => later(0, next);
  const leave = () => later(staysFor, undefined);
  return (
    <>
      {cloneElement(children, {
        ...(anchor && { "aria-describedby": id }),
        onPointerEnter: (event: PointerEvent<HTMLButtonElement>) =>
          event.pointerType !== "touch" && later(restsFor, event.currentTarget),
        onPointerLeave: leave,
        onFocus: (event) => show(event.currentTarget),
        onBlur: leave,
        onClick: (event) => {
          children.props.onClick?.(event);
          show(event.currentTarget);
        },
        onKeyDown: (event) => event.key === "Escape" && show(undefined),
      })}
      {anchor && (
        <Words
          id={id}
          anchor={anchor}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={leave}
        >
          {text}
        </Words>
      )}
    </>
  );
}

function Words({ anchor, ...rest }: ComponentProps<"span"> & { readonly anchor: HTMLElement }) {
  const surface = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const own = surface.current;
    if (!own) return;
    own.showPopover();
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { left, top } = placeBeside(
      anchor.getBoundingClientRect(),
      { width: own.offsetWidth, height: own.offsetHeight },
      view,
      "start",
    );
    Object.assign(own.style, { left: `${left}px`, top: `${top}px` });
  }, [anchor]);
  return (
    <span
      {...rest}
      ref={surface}
      role="tooltip"
      popover="manual"
      className="fixed inset-auto m-0 max-w-80 rounded border border-line bg-raised px-2 py-1 text-left text-sm font-normal whitespace-normal text-text shadow-overlay"
    />
  );
}
