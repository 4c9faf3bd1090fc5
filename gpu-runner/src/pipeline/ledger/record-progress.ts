import { type Database, recordProgress, type StageProgress } from "@dreambooth-dpo/db";

/** Progress is written this often at most, so that whoever watches sees it move and the database does not feel it. */
const intervalMs = 250;

/**
 * Writes how far a stage is: the newest only, at most four times a second, and the last for certain. What cannot be written is
 * dropped: progress is no result.
 */
export class ProgressRecorder {
  private readonly db: Database;
  private readonly of: { readonly stageId: string; readonly experimentId: string };
  private waiting: StageProgress | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private last = Number.NEGATIVE_INFINITY;

  constructor(db: Database, of: { readonly stageId: string; readonly experimentId: string }) {
    this.db = db;
    this.of = of;
  }

  add({ done, total, unit }: StageProgress): void {
    this.waiting = { done: Math.floor(done), total, unit };
    this.schedule();
  }

  /** Writes what waits; ends when nothing is being written. */
  async settle(): Promise<void> {
    await this.writing;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.waiting) return;
    this.begin();
    await this.settle();
  }

  private schedule(): void {
    if (this.writing || this.timer) return;
    const wait = this.last + intervalMs - performance.now();
    if (wait <= 0) this.begin();
    else this.timer = setTimeout(() => this.begin(), wait);
  }

  private begin(): void {
    this.timer = undefined;
    this.writing = this.write().finally(() => {
      this.writing = undefined;
      if (this.waiting) this.schedule();
    });
  }

  private async write(): Promise<void> {
    const progress = this.waiting!;
    this.waiting = undefined;
    this.last = performance.now();
    try {
      await recordProgress(this.db, { ...this.of, progress });
    } catch {
      // The work itself meets a lost database.
    }
  }
}
