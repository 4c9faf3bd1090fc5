"use client";
import { type RefObject, useEffect } from "react";
import { useShortcuts } from "../../shell/shortcuts/use-shortcuts.ts";

const links = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
const idOf = (link: Element | null | undefined) =>
  link instanceof HTMLElement ? link.dataset.row : undefined;

/** The row that has the focus anywhere in it. */
const focusedRow = (): HTMLElement | null =>
  document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[data-row]") ?? null;

/** Moves to the next row that is on the page, down or up; from nowhere to the first one in sight. */
export function moveRow(by: 1 | -1): void {
  const all = links();
  const from = focusedRow();
  const next = from
    ? all[all.indexOf(from) + by]
    : all.find((link) => link.getBoundingClientRect().top > headerHeight);
  next?.focus({ preventScroll: true });
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** What lies over the top of the page, CSS pixels: rows below it are in sight. */
const headerHeight = 48;

/** Keys of the list: j, k and the arrows move, x ticks, / searches, n makes a new one. Enter opens, as on any link. */
export function useRowKeys({
  toggle,
  clear,
  create,
  searchField,
}: {
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
  readonly create: () => void;
  readonly searchField: RefObject<HTMLInputElement | null>;
}): void {
  useShortcuts([
    { keys: "j", label: "Next row (or arrow down)", run: () => moveRow(1) },
    { keys: "k", label: "Previous row (or arrow up)", run: () => moveRow(-1) },
    {
      keys: "x",
      label: "Select the row",
      run: () => {
        const id = idOf(focusedRow());
        if (id) toggle(id);
      },
    },
    { keys: "c", label: "Clear the selection", run: clear },
    { keys: "/", label: "Search names", run: () => searchField.current?.focus() },
    { keys: "n", label: "New experiment", run: create },
  ]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (!(event.target instanceof HTMLElement) || idOf(event.target) === undefined) return;
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      moveRow(event.key === "ArrowDown" ? 1 : -1);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
