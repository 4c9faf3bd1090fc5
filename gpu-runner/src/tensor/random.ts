import { createHash } from "node:crypto";
import { philox4x32 } from "./philox.ts";

/** What a random number is for. Equal keys give equal numbers on every machine and in any order of asking. */
export interface RandomKey {
  readonly seed: number;
  readonly purpose: string;
  readonly concept?: string;
  readonly prompt?: string;
  readonly sample?: number;
  readonly step?: number;
}

/** A sequence of random numbers; each call continues where the last ended. */
export interface RandomStream {
  /** Uniform in [0, 1) with 53 bits. */
  uniform(count: number): Float64Array;
  /** Standard normal (Box-Muller). */
  normal(count: number): Float32Array;
  /** Integers in [0, below), without modulo bias worth naming (53-bit multiply). */
  integers(count: number, below: number): Int32Array;
  /** A shuffled copy (Fisher-Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

function deriveKey(key: RandomKey): [number, number, number, number] {
  const text = JSON.stringify([
    key.seed,
    key.purpose,
    key.concept ?? null,
    key.prompt ?? null,
    key.sample ?? null,
    key.step ?? null,
  ]);
  const digest = createHash("sha256").update(text).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)];
}

/** Opens the Philox4x32-10 stream of a key: 128 bits of the key's SHA-256 fill the Philox key and upper counter. */
export function randomStream(key: RandomKey): RandomStream {
  const [k0, k1, c2, c3] = deriveKey(key);
  const block = new Uint32Array(4);
  let index = 0;
  let used = 4;
  const word = (): number => {
    if (used === 4) {
      philox4x32([index >>> 0, Math.floor(index / 2 ** 32), c2, c3], [k0, k1], block);
      index++;
      used = 0;
    }
    return block[used++]!;
  };
  const unit = (): number => {
    const high = word() >>> 5;
    const low = word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };
  return {
    uniform: (count) => Float64Array.from({ length: count }, unit),
    normal: (count) => {
      const out = new Float32Array(count);
      for (let i = 0; i < count; i += 2) {
        const radius = Math.sqrt(-2 * Math.log(1 - unit()));
        const angle = 2 * Math.PI * unit();
        out[i] = radius * Math.cos(angle);
        if (i + 1 < count) out[i + 1] = radius * Math.sin(angle);
      }
      return out;
    },
    integers: (count, below) => Int32Array.from({ length: count }, () => Math.floor(unit() * below)),
    shuffle: (items) => {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(unit() * (i + 1));
        [out[i], out[j]] = [out[j]!, out[i]!];
      }
      return out;
    },
  };
}
