import { randomStream } from "../../tensor/index.ts";

/**
 * Positions of an endless sequence of shuffled passes over `count` items: every item comes once per pass. The order
 * depends on the key alone.
 */
export function drawOrder(
  key: { readonly seed: number; readonly purpose: string; readonly concept: string },
  count: number,
): (position: number) => number {
  const passes = new Map<number, number[]>();
  const items = Array.from({ length: count }, (_, i) => i);
  return (position) => {
    const pass = Math.floor(position / count);
    let order = passes.get(pass);
    if (!order) {
      order = randomStream({ ...key, step: pass }).shuffle(items);
      passes.set(pass, order);
    }
    return order[position % count]!;
  };
}
