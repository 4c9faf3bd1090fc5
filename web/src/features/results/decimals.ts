/**
 * Decimals that show the narrowest of some spreads to two significant figures: 3 to 6, so that numbers below each other line
 * up. Spreads of 0, null or no number are passed over.
 */
export function decimalsFor(spreads: readonly (number | null | undefined)[]): number {
  const known = spreads.filter((each) => each != null && Number.isFinite(each) && each > 0) as number[];
  if (known.length === 0) return 3;
  return Math.min(6, Math.max(3, 1 - Math.floor(Math.log10(Math.min(...known)))));
}
