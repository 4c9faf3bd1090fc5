import { fixed, noNumber } from "./number.ts";

const units = [
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3_600 },
  { name: "min", seconds: 60 },
  { name: "s", seconds: 1 },
] as const;

/** Seconds as words, the two greatest units: `0.42 s`, `4.2 s`, `42 s`, `2 min 5 s`, `3 h 12 min`, `2 d 4 h`. */
export function duration(seconds: number | null | undefined): string {
  if (seconds == null || !Number.isFinite(seconds) || seconds < 0) return noNumber;
  if (seconds < 0.995) return seconds === 0 ? "0 s" : `${fixed(seconds, 2)} s`;
  if (seconds < 9.95) return `${fixed(seconds, 1)} s`;
  // The lesser unit is rounded before the greater is taken, so that 119.7 s is 2 min and not 1 min 60 s.
  let rest = Math.round(seconds);
  let first = units.findIndex((unit) => rest >= unit.seconds);
  const lesser = units[Math.min(first + 1, units.length - 1)]!;
  rest = Math.round(rest / lesser.seconds) * lesser.seconds;
  first = units.findIndex((unit) => rest >= unit.seconds);
  const great = units[first]!;
  const next = units[first + 1];
  const count = Math.floor(rest / great.seconds);
  const remainder = next ? Math.round((rest - count * great.seconds) / next.seconds) : 0;
  return remainder > 0 && next
    ? `${count} ${great.name} ${remainder} ${next.name}`
    : `${count} ${great.name}`;
}

/** Seconds to go as words: `about 2 min left`; `a few seconds left` below 10; `no estimate yet` without one. */
export function timeLeft(seconds: number | null | undefined): string {
  if (seconds == null || !Number.isFinite(seconds)) return "no estimate yet";
  if (seconds < 10) return "a few seconds left";
  // A minute more or less is not known hours ahead, nor a second minutes ahead.
  const step = seconds < 60 ? 5 : seconds < 600 ? 30 : seconds < 7_200 ? 60 : 600;
  return `about ${duration(Math.round(seconds / step) * step)} left`;
}

/** Things per second as words: `23.7/s`, or per minute or hour where that is less than one: `4.2/min`. */
export function rate(perSecond: number | null | undefined, unit = ""): string {
  if (perSecond == null || !Number.isFinite(perSecond) || perSecond < 0) return noNumber;
  const name = unit ? ` ${unit}` : "";
  const [value, per] =
    perSecond >= 1 || perSecond === 0
      ? ([perSecond, "s"] as const)
      : perSecond * 60 >= 1
        ? ([perSecond * 60, "min"] as const)
        : ([perSecond * 3_600, "h"] as const);
  return `${fixed(value, value >= 100 || value === 0 ? 0 : 1)}${name}/${per}`;
}
