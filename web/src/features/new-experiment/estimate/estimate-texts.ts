import { duration } from "../../../format/duration.ts";
import { integer } from "../../../format/number.ts";
import type { CostEstimate } from "./use-check.ts";

type Minutes = CostEstimate["minutes"];

/** Minutes as words, rough where they are long: `about 12 min`, `about 3 h 20 min`. */
export function minutesText(minutes: number): string {
  const seconds = minutes * 60;
  if (seconds < 30) return "under half a minute";
  const step = seconds < 600 ? 30 : seconds < 7_200 ? 60 : 600;
  return `about ${duration(Math.round(seconds / step) * step)}`;
}

/** The interval of an estimate as words; empty where there is none. */
export function intervalText(minutes: Minutes): string {
  if (minutes?.lo == null || minutes.hi == null) return "";
  return `95 % between ${minutesText(Math.max(minutes.lo, 0)).replace("about ", "")} and ${minutesText(minutes.hi).replace("about ", "")}`;
}

/** Images to make, and how many of them are there already. */
export function imagesText({ images, imagesLeft }: Pick<CostEstimate, "images" | "imagesLeft">): string {
  const there = images - imagesLeft;
  if (there <= 0) return "none of them made yet";
  return imagesLeft === 0 ? "all of them made already" : `${integer(there)} of them made already`;
}
