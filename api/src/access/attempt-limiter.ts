import { AppError } from "@dreambooth-dpo/db/contract";
import { networkOf } from "./networks.ts";
import type { SharedCounter } from "./shared-counter.ts";

/** Limits how often wrong credentials may be tried from one address, over all processes. */
export class AttemptLimiter {
  private readonly counter: Pick<SharedCounter, "read" | "add">;
  private readonly perMinute: number;

  constructor(counter: Pick<SharedCounter, "read" | "add">, perMinute = 20) {
    this.counter = counter;
    this.perMinute = perMinute;
  }

  /** Throws RATE_LIMITED when too many were wrong already. */
  check(address: string | null): void {
    const { spent, resetSeconds } = this.counter.read(nameOf(address));
    if (spent < this.perMinute) return;
    throw new AppError("RATE_LIMITED", "Too many wrong keys or sign-in links came from this address.", {
      hint: `Try again in ${resetSeconds} s.`,
      retryAfter: resetSeconds,
    });
  }

  /** Counts a wrong one. */
  failed(address: string | null): void {
    this.counter.add(nameOf(address), 1);
  }
}

const nameOf = (address: string | null) => `attempts:${networkOf(address)}`;
