import { noNumber } from "./number.ts";

type Instant = string | number | Date;

const valid = (at: Instant | null | undefined): Date | undefined => {
  const date = at == null ? undefined : new Date(at);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
};

/** A day in UTC, the same on the server and in any browser: "2026-09-14". A dash for none. */
export const day = (at: Instant | null | undefined): string =>
  valid(at)?.toISOString().slice(0, 10) ?? noNumber;

/** A moment in UTC, to the second: "2026-09-14 13:05:12 UTC". A dash for none. */
export const exactTime = (at: Instant | null | undefined): string =>
  valid(at)?.toISOString().replace("T", " ").replace(/\..*/, " UTC") ?? noNumber;

const units = [
  { seconds: 86_400, name: "d" },
  { seconds: 3_600, name: "h" },
  { seconds: 60, name: "min" },
  { seconds: 1, name: "s" },
] as const;

/** Beyond this the day says more than a distance, seconds. */
const farAway = 30 * 86_400;

/**
 * How long before or after `now` a moment lies: "just now" within five seconds, "12 s ago", "in 2 h"; the day from 30 days on.
 * Never rounded up. A dash for none.
 */
export function relativeTime(at: Instant | null | undefined, now: Instant): string {
  const date = valid(at);
  if (!date) return noNumber;
  const passed = (new Date(now).getTime() - date.getTime()) / 1000;
  const size = Math.abs(passed);
  if (size < 5) return "just now";
  if (size >= farAway) return day(date);
  const unit = units.find(({ seconds }) => size >= seconds)!;
  const distance = `${Math.floor(size / unit.seconds)} ${unit.name}`;
  return passed > 0 ? `${distance} ago` : `in ${distance}`;
}
