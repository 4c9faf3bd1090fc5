import { AppError } from "@dreambooth-dpo/db/contract";

/** When a loss counts as exploding. */
export interface DivergenceOptions {
  /** How many times its usual level the loss must reach; default 10. */
  readonly factor?: number;
  /** Losses that make up the usual level; default 50. Nothing is judged before that many have been seen. */
  readonly window?: number;
  /** Losses that make up the present level; default 5. */
  readonly recent?: number;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const advice =
  "Try a lower learning rate, a smaller clipping norm, a longer warm-up or, in preference training, a smaller beta";

/**
 * Stops a training that diverges. A loss that is no finite number does so at once. A loss explodes when the median of
 * the last `recent` losses exceeds `factor` times its usual level: the larger of the median of the first `window` losses
 * and that of the `window` losses before the recent ones. A median, so that one hard batch does not stop a run; the
 * first window too, because a preference loss may sink to nearly nothing, where a multiple means little.
 */
export class LossGuard {
  private readonly factor: number;
  private readonly window: number;
  private readonly recent: number;
  private startLevel = 0;
  private losses: number[] = [];
  private checkpoints: number[] = [];

  constructor({ factor = 10, window = 50, recent = 5 }: DivergenceOptions = {}) {
    if (!(factor > 1)) throw AppError.badInput("divergence factor", factor, "a number above 1");
    this.factor = factor;
    this.window = window;
    this.recent = recent;
  }

  /** Tells the guard that the state after `step` steps is kept. */
  keep(step: number): void {
    this.checkpoints.push(step);
    // Of the steps that may turn out bad only the recent ones matter.
    this.checkpoints = this.checkpoints.slice(-2 * this.recent - 2);
  }

  /** Forgets the losses seen: the run goes on from a state kept after `step` steps. */
  restart(step: number): void {
    this.losses = [];
    this.checkpoints = [step];
  }

  /** Takes the loss of a step, counted from 1. Throws DIVERGED with step, loss, last good checkpoint and advice. */
  observe(step: number, loss: number): void {
    if (!Number.isFinite(loss)) throw this.notFinite("loss", step, loss);
    this.losses.push(loss);
    const { window, recent } = this;
    if (this.losses.length === window) this.startLevel = median(this.losses.map(Math.abs));
    if (this.losses.length < window + recent) return;
    this.losses = this.losses.slice(-window - recent);
    const usual = Math.max(this.startLevel, median(this.losses.slice(0, window).map(Math.abs)));
    const present = this.losses.slice(window);
    if (usual === 0 || median(present) <= this.factor * usual) return;
    const firstBad = step - recent + 1 + present.findIndex((value) => value > this.factor * usual);
    throw this.diverged(
      `The loss exploded at step ${step}: it is ${loss}, and the last ${recent} losses have a median of ${median(present)}, more than ${this.factor} times the usual ${usual}.`,
      // The weights that gave the first bad loss are themselves bad.
      firstBad - 2,
      { field: "loss", value: loss, expected: `at most ${this.factor * usual}` },
    );
  }

  /** The error for a loss or gradient norm that is no finite number. */
  notFinite(what: string, step: number, value: number): AppError {
    return this.diverged(`The ${what} became ${value} at step ${step}.`, step - 1, {
      field: what,
      value,
      expected: "a finite number",
    });
  }

  private diverged(
    what: string,
    lastGoodStep: number,
    detail: { field: string; value: number; expected: string },
  ): AppError {
    const good = this.checkpoints.findLast((step) => step <= lastGoodStep);
    const where =
      good === undefined
        ? "start again, no checkpoint was kept"
        : `go on from the checkpoint of step ${good}`;
    return new AppError("DIVERGED", `${what} ${advice}, and ${where}.`, { ...detail, hint: advice });
  }
}
