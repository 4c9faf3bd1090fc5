/**
 * Ticks for a watcher: the first at once, then one for each change, at most one every `intervalMs`; changes in between
 * become one. Goes on until it is ended.
 */
export class LatestWins implements AsyncIterable<void> {
  private readonly intervalMs: number;
  private changed = true;
  private ended = false;
  private wake: (() => void) | undefined;

  constructor(intervalMs: number) {
    this.intervalMs = intervalMs;
  }

  /** Says that something changed. */
  tell(): void {
    this.changed = true;
    this.wake?.();
  }

  end(): void {
    this.ended = true;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<void> {
    let last = Number.NEGATIVE_INFINITY;
    while (!this.ended) {
      if (!this.changed) await this.until();
      const early = last + this.intervalMs - performance.now();
      if (early > 0) await this.until(early);
      if (this.ended) return;
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
      else this.wake = () => this.ended && done();
      if (this.ended) done();
    });
  }
}
