const stageId = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
const pairForm = new RegExp(`^${stageId}\\.(\\d{1,9})$`);
const checkpointForm = new RegExp(`^${stageId}\\.(resume|weights)\\.(\\d{1,9})$`);

/** What a pair is known by: its selection and its number there. */
export interface PairKey {
  readonly stageId: string;
  readonly index: number;
}

/** What a checkpoint is known by: its training stage, what it is for, and after which step. */
export interface CheckpointKey {
  readonly stageId: string;
  readonly role: "resume" | "weights";
  readonly step: number;
}

/** A pair's id as one text. */
export const pairId = ({ stageId: stage, index }: PairKey): string => `${stage}.${index}`;

/** The pair that an id means; undefined for a text that is none. */
export function parsePairId(id: string): PairKey | undefined {
  const [, stage, index] = pairForm.exec(id) ?? [];
  return stage === undefined ? undefined : { stageId: stage, index: Number(index) };
}

/** A checkpoint's id as one text. */
export const checkpointId = ({ stageId: stage, role, step }: CheckpointKey): string =>
  `${stage}.${role}.${step}`;

/** The checkpoint that an id means; undefined for a text that is none. */
export function parseCheckpointId(id: string): CheckpointKey | undefined {
  const [, stage, role, step] = checkpointForm.exec(id) ?? [];
  return stage === undefined
    ? undefined
    : { stageId: stage, role: role as CheckpointKey["role"], step: Number(step) };
}
