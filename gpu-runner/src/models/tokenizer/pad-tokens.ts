import { int64, type Tensor } from "../../tensor/index.ts";

export interface SpecialTokens {
  readonly length: number;
  readonly beginId: number;
  readonly endId: number;
  readonly padId: number;
}

/** Frames every row as begin, at most length - 2 tokens, end, padding: int64 [B, length]. */
export function padTokens(rows: readonly (readonly number[])[], special: SpecialTokens): Tensor {
  const ids = rows.flatMap((row) => {
    const framed = [special.beginId, ...row.slice(0, special.length - 2), special.endId];
    return [...framed, ...new Array<number>(special.length - framed.length).fill(special.padId)];
  });
  return int64([rows.length, special.length], ids);
}
