/** Evenly spaced ticks of a 1-2-5 step inside [low, high], about `count` of them, with the decimals they need. */
export function axisTicks(low: number, high: number, count: number): { ticks: number[]; decimals: number } {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= raw * 0.999) ?? 10);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
    ticks.push(Number((i * step).toFixed(decimals)));
  return { ticks, decimals };
}

/** [low, high] of values widened by a share of their span on either side; a single value gets 0.01 of room. */
export function paddedRange(values: readonly number[], share: number): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = high > low ? (high - low) * share : 0.01;
  return [low - pad, high + pad];
}
