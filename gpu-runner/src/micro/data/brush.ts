import { type RandomKey, randomStream } from "../../tensor/index.ts";
import type { Colour } from "./canvas.ts";

/** The random choices of one scene. */
export interface Brush {
  /** Uniform in [low, high). */
  real(low: number, high: number): number;
  /** Integer in [low, high], both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** The colour with each channel moved by at most `spread`. */
  near(colour: Colour, spread?: number): Colour;
}

/** Opens the brush of a key. */
export function openBrush(key: RandomKey): Brush {
  const stream = randomStream(key);
  const unit = () => stream.uniform(1)[0]!;
  const real = (low: number, high: number) => low + (high - low) * unit();
  const int = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  return {
    real,
    int,
    chance: (probability) => unit() < probability,
    pick: (items) => items[Math.floor(unit() * items.length)]!,
    near: (colour, spread = 10) => colour.map((c) => c + real(-spread, spread)) as unknown as Colour,
  };
}
