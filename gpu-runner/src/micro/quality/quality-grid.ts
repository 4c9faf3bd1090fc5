import { randomStream } from "../../tensor/index.ts";
import { objectClasses, type SceneContent, scenery } from "../data/index.ts";

/** `count` cells of the class x place grid, spread evenly: every class and place occurs as often as any other (+-1). */
export function qualityGrid(count: number, seed: number): SceneContent[] {
  const deal = (purpose: string, names: readonly string[]) => {
    const rounds = Math.ceil(count / names.length);
    return Array.from({ length: rounds }, (_, step) =>
      randomStream({ seed, purpose, step }).shuffle(names),
    ).flat();
  };
  const classes = deal("quality classes", Object.keys(objectClasses));
  const places = deal("quality places", Object.keys(scenery));
  return Array.from({ length: count }, (_, i) => ({ className: classes[i]!, scenery: places[i]! }));
}
