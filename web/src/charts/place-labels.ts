import { type Box, overlap, textWidth } from "./box.ts";

/** A text that wants to stand by a point, pixels. Earlier ones choose first. */
export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedLabel {
  readonly x: number;
  /** Baseline of the text. */
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly box: Box;
  /** Far enough from its point that a line should lead there. */
  readonly leader: boolean;
}

interface Options {
  /** Where labels must stay. */
  readonly frame: Box;
  readonly fontSize: number;
  /** What they should not cover: markers, arrows, bars. */
  readonly obstacles?: readonly Box[];
  /** A label that covers more than this share of itself is left out; its point speaks for itself at hover. */
  readonly mostCovered?: number;
}

/** Sides of a point, the most readable first: right, left, above, below, then the corners. */
const sides = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;
const gaps = [9, 18, 30, 44];

function candidates({ x, y }: LabelRequest, width: number, height: number) {
  return gaps.flatMap((gap) =>
    sides.map(([right, down], preference) => {
      const reach = right !== 0 && down !== 0 ? gap * 0.8 : gap;
      const left = right > 0 ? x + reach : right < 0 ? x - reach - width : x - width / 2;
      const middle = y + down * (right === 0 ? reach + height / 2 : reach);
      const box = { x: left, y: middle - height / 2, width, height };
      return { right, gap, box, taste: gap * 1.2 + preference * 1.5 };
    }),
  );
}

/**
 * A place for each label beside its point where it covers least of other labels, of obstacles and of what lies outside the
 * frame; undefined where there is none. Greedy in the given order: equal input gives an equal picture, on server and client.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  options: Options,
): (PlacedLabel | undefined)[] {
  const { frame, fontSize, obstacles = [], mostCovered = 0.35 } = options;
  const labels: Box[] = [];
  return requests.map((request) => {
    const width = textWidth(request.text, fontSize) + 2;
    const height = fontSize * 1.2;
    const area = width * height;
    let best: (ReturnType<typeof candidates>[number] & { cost: number; covered: number }) | undefined;
    for (const candidate of candidates(request, width, height)) {
      const outside = area - overlap(candidate.box, frame);
      let onLabels = 0;
      for (const other of labels) onLabels += overlap(candidate.box, other);
      let onObstacles = 0;
      for (const other of obstacles) onObstacles += overlap(candidate.box, other);
      const cost = candidate.taste + 3 * onLabels + onObstacles + 4 * outside;
      if (!best || cost < best.cost) best = { ...candidate, cost, covered: (onLabels + outside) / area };
    }
    if (!best || best.covered > mostCovered) return undefined;
    labels.push(best.box);
    const { box, right, gap } = best;
    const anchor = right > 0 ? "start" : right < 0 ? "end" : "middle";
    const x = anchor === "start" ? box.x : anchor === "end" ? box.x + width : box.x + width / 2;
    return { x, y: box.y + fontSize * 0.95, anchor, box, leader: gap > gaps[1]! };
  });
}

/** Boxes of `size` along a line, for labels to keep clear of it. */
export function alongLine(from: { x: number; y: number }, to: { x: number; y: number }, size = 8): Box[] {
  const count = Math.max(1, Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / size));
  return Array.from({ length: count }, (_, i) => ({
    x: from.x + ((to.x - from.x) * (i + 0.5)) / count - size / 2,
    y: from.y + ((to.y - from.y) * (i + 0.5)) / count - size / 2,
    width: size,
    height: size,
  }));
}

/**
 * Heights of labels in one column, such as line ends: as near to where they want to stand as `distance` allows, inside
 * [low, high], in the order of their wishes. Too many for the room share it evenly.
 */
export function spreadLabels(
  wanted: readonly number[],
  distance: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const step = Math.min(distance, (high - low) / Math.max(1, wanted.length - 1));
  // Groups of touching labels, each around the mean of its wishes; groups that meet are merged.
  const groups: { members: number[]; start: number }[] = [];
  const startOf = (members: readonly number[]) => {
    const mean = members.reduce((sum, i, k) => sum + wanted[i]! - k * step, 0) / members.length;
    return Math.max(low, Math.min(mean, high - (members.length - 1) * step));
  };
  for (const i of order) {
    let group = { members: [i], start: startOf([i]) };
    for (
      let last = groups.at(-1);
      last && last.start + last.members.length * step > group.start;
      last = groups.at(-1)
    ) {
      const members = [...last.members, ...group.members];
      groups.pop();
      group = { members, start: startOf(members) };
    }
    groups.push(group);
  }
  const placed = new Array<number>(wanted.length);
  for (const { members, start } of groups)
    members.forEach((i, k) => {
      placed[i] = start + k * step;
    });
  return placed;
}
