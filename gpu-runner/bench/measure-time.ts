/** Least seconds of one call over `rounds` rounds, after one call to warm up: the least disturbed of the runs. */
export async function leastSeconds(rounds: number, call: () => Promise<unknown>): Promise<number> {
  await call();
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await call();
    least = Math.min(least, (performance.now() - start) / 1000);
  }
  return least;
}
