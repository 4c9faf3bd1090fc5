import type { AngleWindow } from "../../charts/angle-window.ts";

/** The windows of the paper (section 4.4), and one that keeps every pair: 180 degrees around equal gains in both. */
export const presets = [
  { value: "TS", label: "TS", window: { c1: -20, c2: 70 } },
  { value: "MIX", label: "MIX", window: { c1: -10, c2: 80 } },
  { value: "IS", label: "IS", window: { c1: 0, c2: 90 } },
  { value: "all", label: "All", window: { c1: -45, c2: 135 } },
] as const;

export type PresetName = (typeof presets)[number]["value"];

export const sameWindow = (a: AngleWindow, b: AngleWindow): boolean => a.c1 === b.c1 && a.c2 === b.c2;

/** The preset that a window is; undefined for one of one's own. */
export const presetOf = (window: AngleWindow): PresetName | undefined =>
  presets.find((each) => sameWindow(each.window, window))?.value;

/** A window of two edges, where they make one: c1 below c2, both from -180 to 180, at most 180 apart. */
export function windowOf(c1: number, c2: number): AngleWindow | undefined {
  const inside = Math.abs(c1) <= 180 && Math.abs(c2) <= 180;
  return inside && c1 < c2 && c2 - c1 <= 180 ? { c1, c2 } : undefined;
}

/** How a selection of a run's configuration chooses its pairs. */
export interface OwnSelection {
  /** Undefined where it goes by weights. */
  readonly window: AngleWindow | undefined;
  /** Pairs that differ by less are near-duplicates, raw score units. */
  readonly minimumDelta: number;
  /** Most pairs that are kept; undefined for all. */
  readonly maximumPairs: number | undefined;
  /** How it chooses, in words, where it goes by weights. */
  readonly weights: string | undefined;
}

/** Reads the configuration of a selection as the API gives it. */
export function ownSelection(configuration: unknown): OwnSelection {
  const fields = (configuration ?? {}) as {
    readonly kind?: string;
    readonly window?: AngleWindow;
    readonly minimumDelta?: number;
    readonly maximumPairs?: number;
    readonly lambda?: number;
    readonly threshold?: number;
    readonly keptFraction?: number;
  };
  const { kind, window, minimumDelta = 1e-4, maximumPairs, lambda, threshold, keptFraction } = fields;
  return {
    window: kind === "window" && window ? windowOf(window.c1, window.c2) : undefined,
    minimumDelta,
    maximumPairs,
    weights:
      kind === "weighted"
        ? `λ = ${lambda}, ${threshold === undefined ? `the best ${Math.round((keptFraction ?? 0) * 100)}%` : `gap above ${threshold}`}`
        : undefined,
  };
}

/** The selection to fork a run with: another window, all else as it was. */
export const selectionFor = (window: AngleWindow, own: OwnSelection) => ({
  kind: "window" as const,
  window: { c1: window.c1, c2: window.c2 },
  minimumDelta: own.minimumDelta,
  ...(own.maximumPairs !== undefined && { maximumPairs: own.maximumPairs }),
});

/** A name for the variant of a window, of letters, digits and signs that the API takes: `W-15to75`, `Wm10to80`. */
export function variantName(window: AngleWindow): string {
  const edge = (degrees: number) => String(Math.abs(degrees)).replace(".", "p");
  return `W${window.c1 < 0 ? "m" : ""}${edge(window.c1)}to${window.c2 < 0 ? "m" : ""}${edge(window.c2)}`;
}
