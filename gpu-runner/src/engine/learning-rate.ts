/** How the learning rate moves over the steps; step counts from 0. */
export type LearningRateSchedule =
  | { readonly kind: "constant"; readonly rate: number; readonly warmup?: number }
  | {
      readonly kind: "linear";
      readonly rate: number;
      readonly warmup?: number;
      /** Share of the steps after which the decay begins. */
      readonly holdUntil: number;
      /** Fraction of `rate` reached at the last step and kept. */
      readonly floor: number;
      readonly steps: number;
    }
  | {
      readonly kind: "cosine";
      readonly rate: number;
      readonly warmup?: number;
      readonly floor: number;
      readonly steps: number;
    };

/** Learning rate of a step: a linear warm-up from 1/warmup of the rate, then the schedule's own course. */
export function learningRateAt(schedule: LearningRateSchedule, step: number): number {
  const warm = schedule.warmup ? Math.min(1, (step + 1) / schedule.warmup) : 1;
  if (schedule.kind === "constant") return schedule.rate * warm;
  const progress = Math.min(1, step / schedule.steps);
  if (schedule.kind === "cosine")
    return (
      schedule.rate *
      warm *
      (schedule.floor + (1 - schedule.floor) * 0.5 * (1 + Math.cos(Math.PI * progress)))
    );
  const decay = progress < schedule.holdUntil ? 1 : (1 - progress) / (1 - schedule.holdUntil);
  return schedule.rate * warm * Math.max(schedule.floor, decay);
}
