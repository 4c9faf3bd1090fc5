import {
  completeShard,
  completeStage,
  type Database,
  ensureStage,
  type FinishedShard,
  hashJson,
  type Lease,
  linkStage,
  type Stage,
} from "@dreambooth-dpo/db";

/** The runs that use a stage, and in which round. */
export interface StageUse {
  readonly runs: readonly { readonly id: string }[];
  readonly round: number;
}

/** Stores finished stages as a runner does: equal inputs are the same stage. */
export class StageWriter {
  private readonly db: Database;
  private readonly lease: Lease;

  constructor(db: Database, lease: Lease) {
    this.db = db;
    this.lease = lease;
  }

  /** A stage of one shard with the rows it leaves. */
  async write(
    { runs, round }: StageUse,
    kind: string,
    inputs: object,
    rows: Partial<Pick<FinishedShard, "images" | "scores" | "pairs" | "checkpoints" | "output">> = {},
  ): Promise<Stage> {
    const { db, lease } = this;
    const inputHash = hashJson([kind, inputs]);
    const { id: stageId } = await ensureStage(db, { inputHash, kind, inputs, expected: 1 });
    for (const { id: runId } of runs) await linkStage(db, { runId, round, kind, inputHash });
    const { output = null, ...made } = rows;
    await completeShard(db, { stageId, index: 0, lease, resultSha256: inputHash, output, ...made });
    return completeStage(db, { stageId, lease, output });
  }
}
