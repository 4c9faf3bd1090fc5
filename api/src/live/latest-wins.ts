/**
 * Ticks for a watcher: the first at once, then one for each change, at most one every `intervalMs`; changes in between
 * become one. Ends when the signal fires.
 */
export class LatestWins implements AsyncIterable<void> {
  private readonly intervalMs: number;
  private readonly signal: AbortSignal;
  private changed = true;
  private wake: (() => void) | undefined;

  constructor(intervalMs: number, signal: AbortSignal) {
    this.intervalMs = intervalMs;
    this.signal = signal;
    signal.addEventListener("abort", () => this.wake?.(), { once: true });
  }

  /** Says that something changed. */
  tell(): void {
    this.changed = true;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<void> {
    let last = Number.NEGATIVE_INFINITY;
    while (!this.signal.aborted) {
      if (!this.changed) await this.until();
      const early = last + this.intervalMs - performance.now();
      if (early > 0) await this.until(early);
      if (this.signal.aborted) return;
      if (!this.changed) continue;
      this.changed = false;
      last = performance.now();
      yield;
    }
  }

  /** Waits for a change; or for a time, whatever changes meanwhile. */
  private until(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      if (ms === undefined) this.wake = done;
      else this.wake = () => this.signal.aborted && done();
      if (this.signal.aborted) done();
    });
  }
}
