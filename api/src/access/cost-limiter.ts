import { AppError } from "@dreambooth-dpo/db/contract";
import { networkOf } from "./networks.ts";
import type { SharedCounter } from "./shared-counter.ts";
import type { Role, Viewer } from "./viewer.ts";

/** Points that may be spent in a minute: by one credential of each role, and by all from one address. */
export interface CostLimits extends Readonly<Record<Role, number>> {
  readonly address: number;
}

/** What is left of a minute's points, of the tighter of credential and address. */
export interface Spent {
  /** Points a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** Until all of them are there again. */
  readonly resetSeconds: number;
}

/** The limits that follow from what a researcher's credential may spend. */
export function costLimits(pointsPerMinute: number): CostLimits {
  const tenth = Math.ceil(pointsPerMinute / 10);
  return {
    anonymous: tenth,
    assessor: tenth,
    researcher: pointsPerMinute,
    admin: pointsPerMinute,
    address: pointsPerMinute * 4,
  };
}

/** Limits what operations cost together, per credential and per address, over all processes. */
export class CostLimiter {
  private readonly counter: Pick<SharedCounter, "read" | "add">;
  private readonly limits: CostLimits;

  constructor(counter: Pick<SharedCounter, "read" | "add">, limits: CostLimits) {
    this.counter = counter;
    this.limits = limits;
  }

  /** Spends the points of an operation, or throws RATE_LIMITED and spends nothing. */
  spend({ role, subject }: Pick<Viewer, "role" | "subject">, address: string | null, cost: number): Spent {
    const points = Math.ceil(cost);
    const own = `cost:${subject}`;
    const spent = this.left(own, this.limits[role], points);
    if (address === null) {
      this.counter.add(own, points);
      return spent;
    }
    const shared = `cost-address:${networkOf(address)}`;
    const together = this.left(shared, this.limits.address, points);
    this.counter.add(own, points);
    this.counter.add(shared, points);
    return together.remaining < spent.remaining ? together : spent;
  }

  private left(name: string, limit: number, points: number): Spent {
    const { spent, resetSeconds } = this.counter.read(name);
    const before = Math.max(limit - spent, 0);
    if (points <= before) return { limit, remaining: before - points, resetSeconds };
    throw new AppError(
      "RATE_LIMITED",
      `This costs ${points} points, and ${before} of ${limit} a minute are left.`,
      {
        field: "cost",
        value: points,
        expected: `at most ${before} points`,
        hint:
          points > limit
            ? "Ask for less at a time."
            : `Try again in ${resetSeconds} s, or ask for less at a time.`,
        retryAfter: resetSeconds,
      },
    );
  }
}
