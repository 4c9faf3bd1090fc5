import type { AngleWindow } from "../../charts/angle-window.ts";
import type { PairAngles } from "../../charts/pair-angles.ts";
import type { Cloud } from "./cloud.ts";
import type { PairsRun, PairsSelection } from "./pairs-run.ts";
import type { OwnSelection } from "./windows.ts";

/** What the plot of a round and all beside it need. */
export interface WindowWorkbenchProps {
  readonly run: PairsRun;
  readonly selection: PairsSelection;
  readonly own: OwnSelection;
  readonly window: AngleWindow;
  readonly setWindow: (window: AngleWindow) => void;
  /** Undefined while the pairs are on their way. */
  readonly cloud: Cloud | undefined;
  readonly index: PairAngles | undefined;
  readonly reach: number;
  /** Number of the pair that is open. */
  readonly selected: number | null;
  readonly onOpen: (pair: number) => void;
}
