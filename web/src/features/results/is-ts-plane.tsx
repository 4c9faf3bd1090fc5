"use client";
import type { Comparison } from "./comparison.ts";
/** Placeholder until the chart exists. */
export function IsTsPlane(_: { comparison: Comparison; variables: object; name: string }) {
  return <div className="h-[480px]" />;
}
