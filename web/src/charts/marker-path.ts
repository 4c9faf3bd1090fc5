import type { SeriesShape } from "../theme/series-colours.ts";

const n = (value: number): string => String(Math.round(value * 100) / 100);
const polygon = (points: readonly (readonly [number, number])[]): string =>
  `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}Z`;

const star = (r: number) =>
  Array.from({ length: 10 }, (_, i) => {
    const length = i % 2 === 0 ? 1.3 * r : 0.58 * r;
    const angle = (Math.PI / 5) * i;
    return [length * Math.sin(angle), -length * Math.cos(angle)] as const;
  });

/** SVG path of a marker around (0, 0), about `radius` in size; the shapes weigh alike to the eye. */
export function markerPath(shape: SeriesShape, radius: number): string {
  const r = radius;
  switch (shape) {
    case "circle":
      return `M${n(-r)} 0A${n(r)} ${n(r)} 0 1 0 ${n(r)} 0A${n(r)} ${n(r)} 0 1 0 ${n(-r)} 0Z`;
    case "square": {
      const s = 0.89 * r;
      return polygon([
        [-s, -s],
        [s, -s],
        [s, s],
        [-s, s],
      ]);
    }
    case "triangle":
      return polygon([
        [0, -1.25 * r],
        [1.13 * r, 0.75 * r],
        [-1.13 * r, 0.75 * r],
      ]);
    case "diamond":
      return polygon([
        [0, -1.28 * r],
        [1.28 * r, 0],
        [0, 1.28 * r],
        [-1.28 * r, 0],
      ]);
    case "star":
      return polygon(star(r));
    case "cross": {
      const a = 0.4 * r;
      const b = 1.12 * r;
      return polygon([
        [-a, -b],
        [a, -b],
        [a, -a],
        [b, -a],
        [b, a],
        [a, a],
        [a, b],
        [-a, b],
        [-a, a],
        [-b, a],
        [-b, -a],
        [-a, -a],
      ]);
    }
  }
}
