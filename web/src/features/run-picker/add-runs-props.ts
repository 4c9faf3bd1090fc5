/** What the choice of runs begins with, and who hears of it. */
export interface AddRunsProps {
  /** Local ids of the runs that are chosen, in order. */
  readonly chosen: readonly string[];
  readonly onChange: (runs: string[]) => void;
  readonly label?: string;
  /** Most runs that may be chosen. */
  readonly most?: number;
  /** Local ids of runs that cannot be taken away. */
  readonly kept?: readonly string[];
}
