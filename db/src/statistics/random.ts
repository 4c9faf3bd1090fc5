/**
 * A sequence of uniform numbers in [0, 1) with 32 bits: xoshiro128** (Blackman and Vigna 2018), its state filled from the seed
 * by SplitMix32. Equal seeds give equal sequences on every machine. It resamples; it is not for secrets.
 */
export function uniformStream(seed: number): () => number {
  let counter = seed >>> 0;
  const mix = () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let z = counter;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const next = xoshiro128(mix(), mix(), mix(), mix());
  return () => next() / 2 ** 32;
}

/** xoshiro128** from a given state (not all zero): uint32 outputs. */
export function xoshiro128(a: number, b: number, c: number, d: number): () => number {
  const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k));
  let [s0, s1, s2, s3] = [a, b, c, d];
  return () => {
    const out = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11);
    return out;
  };
}
