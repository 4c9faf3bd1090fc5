/** What stands where there is no number: missing, NaN or infinite. */
export const noNumber = "–";

const minus = "\u2212";
/** Narrow no-break space: groups digits without a comma or point that a reader could take for a decimal mark. */
const thinSpace = "\u202f";

const withMinus = (text: string): string => text.replaceAll("-", minus);

/** Decimals that show a number with so many significant figures, from 0 to 12; 0 is shown as a number near 1 would be. */
export function decimalsFor(value: number, figures = 3): number {
  if (value === 0 || !Number.isFinite(value)) return figures - 1;
  // Rounded first: 0.9996 to three figures is 1.00, and needs two decimals.
  const magnitude = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(figures)))));
  return Math.min(12, Math.max(0, figures - 1 - magnitude));
}

/** With so many decimals and a real minus sign; never "−0.00". NaN, infinite and missing become a dash. */
export function fixed(value: number | null | undefined, decimals: number): string {
  if (value == null || !Number.isFinite(value)) return noNumber;
  const text = value.toFixed(decimals);
  return withMinus(Number(text) === 0 ? text.replace("-", "") : text);
}

/**
 * A number with three significant figures: `0.312`, `12.3`, `1.20e−5`; from 100 to a million the nearest whole number.
 * NaN, infinite and missing become a dash.
 */
export function number(value: number | null | undefined, figures = 3): string {
  if (value == null || !Number.isFinite(value)) return noNumber;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6))
    return withMinus(value.toExponential(figures - 1).replace("e+", "e"));
  if (size >= 10 ** (figures - 1)) return integer(value);
  return fixed(value, decimalsFor(value, figures));
}

/** A whole number with thin spaces between thousands; rounds. */
export function integer(value: number | null | undefined): string {
  if (value == null || !Number.isFinite(value)) return noNumber;
  const digits = Math.abs(Math.round(value)).toFixed(0);
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, thinSpace);
  return Math.round(value) < 0 ? minus + grouped : grouped;
}

/** A difference: always with its sign, `+0.014`; zero stands without one. `decimals` defaults to three figures. */
export function signed(value: number | null | undefined, decimals?: number): string {
  if (value == null || !Number.isFinite(value)) return noNumber;
  const text = decimals === undefined ? number(value) : fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share (0 to 1) in percent with one decimal: `28.4%`; what is not quite none or all is not called 0% or 100%. */
export function percent(share: number | null | undefined): string {
  if (share == null || !Number.isFinite(share)) return noNumber;
  const value = share * 100;
  if (value > 0 && value < 0.1) return "<0.1%";
  if (value > 99.9 && value < 100) return ">99.9%";
  return `${fixed(value, value === 0 || value === 100 ? 0 : 1)}%`;
}
