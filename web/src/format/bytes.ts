import { fixed, noNumber } from "./number.ts";

const units = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** Bytes in decimal units with three figures: `512 B`, `1.23 GB`. */
export function bytes(count: number | null | undefined): string {
  if (count == null || !Number.isFinite(count) || count < 0) return noNumber;
  let value = count;
  let unit = 0;
  // 999.5 would round to 1000 of this unit: that is 1.00 of the next.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const decimals = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return `${fixed(value, decimals)} ${units[unit]}`;
}
