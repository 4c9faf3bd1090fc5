import { expect, test } from "vitest";
import { randomStream } from "../tensor/index.ts";
import { LossGuard } from "./loss-guard.ts";

function feed(guard: LossGuard, losses: Iterable<number>, from = 1): number {
  let step = from;
  for (const loss of losses) guard.observe(step++, loss);
  return step;
}

/** Losses around a level, spread over a factor of e^(±2) as those of single noise levels are. */
const noisy = (level: number, count: number) =>
  Array.from(randomStream({ seed: 1, purpose: "losses" }).normal(count), (z) => level * Math.exp(z));

test("noise, single spikes and a loss that sinks to nothing are no divergence", () => {
  feed(new LossGuard(), noisy(0.2, 2000));
  feed(
    new LossGuard(),
    noisy(0.2, 500).map((loss, i) => (i % 20 === 7 ? 1000 * loss : loss)),
  );
  const sinking = Array.from({ length: 1000 }, (_, step) => 0.69 * Math.exp(-step / 40));
  feed(new LossGuard(), [...sinking, ...noisy(0.3, 200)]);
});

test("a loss ten times its usual level stops the run, with the last checkpoint from before", () => {
  const guard = new LossGuard();
  let step = feed(guard, new Array(60).fill(0.5));
  for (const kept of [20, 40, 60, 61, 62]) guard.keep(kept);
  // Losses of steps 61 and 62: the first is bad, so the weights after step 60 are.
  step = feed(guard, [5.1, 6], step);
  const error = () => feed(guard, [7], step);
  expect(error).toThrow(
    "The loss exploded at step 63: it is 7, and the last 5 losses have a median of 5.1, more than 10 times the usual 0.5. ",
  );
  expect(error).toThrow(/lower learning rate.*smaller beta, and go on from the checkpoint of step 40\.$/);
});

test("no number at all stops at once; without a checkpoint it says so", () => {
  const guard = new LossGuard();
  expect(() => guard.observe(1, Number.NaN)).toThrow(
    /^The loss became NaN at step 1\..*start again, no checkpoint was kept\.$/,
  );
  guard.restart(30);
  expect(() => guard.observe(31, Number.POSITIVE_INFINITY)).toThrow(
    /became Infinity at step 31\..*step 30\.$/,
  );
  expect(() => new LossGuard({ factor: 1 })).toThrow(/divergence factor is 1; expected a number above 1/);
});
