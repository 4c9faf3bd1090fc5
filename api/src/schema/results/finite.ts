/** A number as JSON can carry it: null for NaN and the infinities. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
