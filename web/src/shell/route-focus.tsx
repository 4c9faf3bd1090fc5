"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Moves the focus to the content when another page has come by a link of the header, a shortcut or the palette, so that a screen
 * reader reads on there. (Next.js says the page's title by itself.) Focus that lies within the content stays: tabs and filters
 * change the address as well. Renders nothing.
 */
export function RouteFocus() {
  const path = usePathname();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    const content = document.getElementById("content");
    if (content && !content.contains(document.activeElement)) content.focus({ preventScroll: true });
  }, [path]);
  return null;
}
