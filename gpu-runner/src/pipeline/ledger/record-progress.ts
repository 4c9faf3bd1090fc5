import { type Database, recordProgress, type StageProgress } from "@dreambooth-dpo/db";

/** Progress is written this often at most, so that whoever watches sees it move and the database does not feel it. */
const intervalMs = 250;

/** Writes how far a stage is, the newest only. What cannot be written is dropped: progress is no result. */
export class ProgressRecorder {
  private readonly db: Database;
  private readonly of: { readonly stageId: string; readonly experimentId: string };
  private waiting: StageProgress | undefined;
  private writing: Promise<void> | undefined;
  private last = Number.NEGATIVE_INFINITY;

  constructor(db: Database, of: { readonly stageId: string; readonly experimentId: string }) {
    this.db = db;
    this.of = of;
  }

  add({ done, total, unit }: StageProgress): void {
    this.waiting = { done, total, unit };
    if (!this.writing && performance.now() - this.last >= intervalMs) this.writing = this.write();
  }

  /** Ends when nothing is being written. */
  async settle(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    const progress = this.waiting!;
    this.last = performance.now();
    try {
      await recordProgress(this.db, { ...this.of, progress });
    } catch {
      // The work itself meets a lost database.
    } finally {
      this.writing = undefined;
    }
  }
}
