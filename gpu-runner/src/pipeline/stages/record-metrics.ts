import { compactMetrics, type Database, type MetricPoint, recordMetrics } from "@dreambooth-dpo/db";

/** Points are written when this many wait, or the oldest has waited this long. */
const mostPoints = 1000;
const longestWaitMs = 1000;

/** Collects a stage's metrics and writes them in batches. */
export class MetricRecorder {
  private readonly db: Database;
  private readonly stageId: string;
  private waiting: MetricPoint[] = [];
  private since = performance.now();

  constructor(db: Database, stageId: string) {
    this.db = db;
    this.stageId = stageId;
  }

  /** Adds the values of one step. */
  async add(step: number, values: Readonly<Record<string, number>>): Promise<void> {
    const time = Date.now();
    for (const [metric, value] of Object.entries(values)) this.waiting.push({ metric, step, value, time });
    if (this.waiting.length >= mostPoints || performance.now() - this.since > longestWaitMs)
      await this.flush();
  }

  async flush(): Promise<void> {
    const points = this.waiting;
    this.waiting = [];
    this.since = performance.now();
    await recordMetrics(this.db, this.stageId, points);
  }

  /** Writes what waits and folds the series for good. */
  async close(): Promise<void> {
    await this.flush();
    await compactMetrics(this.db, this.stageId, { all: true });
  }
}
