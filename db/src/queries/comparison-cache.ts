import type { Comparison } from "../comparison/index.ts";

/** Prompt means that cached comparisons hold together at most: some 20 MB. */
const capacity = 200_000;

const sizeOf = ({ rows }: Comparison) =>
  rows
    .flatMap(({ cells }) => Object.values(cells))
    .flatMap(({ concepts }) => concepts)
    .reduce((sum, { prompts }) => sum + prompts.length, 1);

/** Comparisons by a hash of all they depend on; those not asked for longest give way. */
export class ComparisonCache {
  private readonly held = new Map<string, { readonly comparison: Comparison; readonly size: number }>();
  private size = 0;

  get(key: string): Comparison | undefined {
    const entry = this.held.get(key);
    if (!entry) return undefined;
    this.held.delete(key);
    this.held.set(key, entry);
    return entry.comparison;
  }

  set(key: string, comparison: Comparison): void {
    this.delete(key);
    const size = sizeOf(comparison);
    this.held.set(key, { comparison, size });
    this.size += size;
    for (const oldest of this.held.keys()) {
      if (this.size <= capacity) break;
      this.delete(oldest);
    }
  }

  private delete(key: string): void {
    this.size -= this.held.get(key)?.size ?? 0;
    this.held.delete(key);
  }
}
