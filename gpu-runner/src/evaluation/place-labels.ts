interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text to stand near a point. */
export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedLabel extends LabelRequest {
  readonly labelX: number;
  /** Baseline of the text. */
  readonly labelY: number;
  readonly anchor: "start" | "end" | "middle";
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/**
 * Puts each label beside its point where it covers least of the other labels, of `obstacles` (points, in pixels) and of
 * what lies outside `frame`. Greedy in the given order, so the same input gives the same picture.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly { x: number; y: number }[],
  frame: Box,
  fontSize: number,
): PlacedLabel[] {
  const taken: Box[] = obstacles.map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 }));
  return requests.map((request) => {
    const width = request.text.length * fontSize * 0.56;
    const height = fontSize * 1.15;
    const candidates = [10, 20, 32].flatMap((gap) =>
      (
        [
          [1, -1.1],
          [1, 1.1],
          [-1, -1.1],
          [-1, 1.1],
          [0, -1.2],
          [0, 1.2],
        ] as const
      ).map(([right, down]) => {
        const x = request.x + (right > 0 ? gap : right < 0 ? -gap - width : -width / 2);
        const y = request.y + down * gap - height / 2;
        const box = { x, y, width, height };
        const outside = width * height - overlap(box, frame);
        const cost = taken.reduce((sum, other) => sum + overlap(box, other), 0) + 4 * outside + gap * 0.8;
        return { right, box, cost };
      }),
    );
    const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(best.box);
    const { x, y } = best.box;
    const anchor = best.right > 0 ? "start" : best.right < 0 ? "end" : "middle";
    const labelX = anchor === "start" ? x : anchor === "end" ? x + width : x + width / 2;
    return { ...request, labelX, labelY: y + fontSize * 0.9, anchor };
  });
}
