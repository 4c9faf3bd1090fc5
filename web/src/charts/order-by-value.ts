/**
 * Places of `values` by rising value, equal ones by place; all of them in [low, high]. A radix sort of 16 + 16 bits and a pass
 * that sets right what is closer than that: 90,000 numbers in a few milliseconds, where a comparing sort takes a frame or more.
 */
export function orderByValue(values: Float64Array, low: number, high: number): Uint32Array {
  const count = values.length;
  const keys = new Uint32Array(count);
  const scale = high > low ? 0xffff_ffff / (high - low) : 0;
  for (let i = 0; i < count; i++) keys[i] = (values[i]! - low) * scale;
  let from = Uint32Array.from({ length: count }, (_, i) => i);
  let to = new Uint32Array(count);
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(0x1_0001);
    for (let i = 0; i < count; i++) starts[((keys[i]! >>> shift) & 0xffff) + 1]! += 1;
    for (let b = 0; b < 0x1_0000; b++) starts[b + 1]! += starts[b]!;
    for (let i = 0; i < count; i++) {
      const place = from[i]!;
      to[starts[(keys[place]! >>> shift) & 0xffff]!++] = place;
    }
    [from, to] = [to, from];
  }
  for (let i = 1; i < count; i++) {
    const place = from[i]!;
    const value = values[place]!;
    let k = i - 1;
    while (k >= 0 && values[from[k]!]! > value) {
      from[k + 1] = from[k]!;
      k--;
    }
    from[k + 1] = place;
  }
  return from;
}
