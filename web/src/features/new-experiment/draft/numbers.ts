/** A number as a field shows it: small ones as 5e-6, which is how people write rates. */
export const shownNumber = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);

/** The number of a text, with a decimal comma or a real minus too; the text itself where it is none. */
export function parseNumber(text: string): number | string {
  const plain = text
    .trim()
    .replace("−", "-")
    .replace(/^(-?\d*),(\d+)$/, "$1.$2");
  const value = plain === "" ? Number.NaN : Number(plain);
  return Number.isFinite(value) ? value : text.trim();
}
