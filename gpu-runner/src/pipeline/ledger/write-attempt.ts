import { type AttemptKey, type Database, type LogLine, writeAttemptLog } from "@dreambooth-dpo/db";

/** Lines wait this long at most before they are written together. */
const intervalMs = 1_000;
/** A runner that has nothing to say says so this often, which dates the end of one that is lost. */
const quietMs = 5_000;

/**
 * Writes what a runner says of an attempt at a stage, in order, at most once a second, and that it is there. What cannot be
 * written is dropped: a log is no result.
 */
export class AttemptWriter {
  private readonly db: Database;
  private readonly attempt: AttemptKey;
  private waiting: LogLine[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private last = performance.now();

  constructor(db: Database, attempt: AttemptKey) {
    this.db = db;
    this.attempt = attempt;
  }

  /** Adds a line. */
  add(level: LogLine["level"], text: string): void {
    this.waiting.push({ time: Date.now(), level, text });
    this.timer ??= setTimeout(() => this.begin(), intervalMs);
  }

  /** Says that the work goes on. */
  touch(): void {
    if (!this.timer && performance.now() - this.last > quietMs) this.begin();
  }

  /** Writes what waits; ends when nothing is being written. */
  async settle(): Promise<void> {
    if (this.timer) this.begin();
    await this.writing;
  }

  private begin(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.last = performance.now();
    const lines = this.waiting;
    this.waiting = [];
    this.writing = this.writing.then(() =>
      // The work itself meets a lost database.
      writeAttemptLog(this.db, this.attempt, lines).catch(() => {}),
    );
  }
}
