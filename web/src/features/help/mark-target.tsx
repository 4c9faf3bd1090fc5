"use client";
import { useEffect } from "react";

/**
 * Has the browser mark (`:target`) what the address points to, when the page was come to by a link within the app: such a
 * navigation changes the address without the browser looking for its anchor. Renders nothing.
 */
export function MarkTarget() {
  useEffect(() => {
    if (location.hash) location.replace(location.hash);
  }, []);
  return null;
}
