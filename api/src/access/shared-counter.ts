import type { VolatileConnection } from "@dreambooth-dpo/db";
import type { Logger } from "pino";
import { RateLimiterPostgres } from "rate-limiter-flexible";

/** What one name has spent in its window. */
interface Tally {
  /** Of all processes, as the database last said. */
  shared: number;
  /** Of this process, on its way there, and not yet. */
  sending: number;
  own: number;
  /** When the window ends, milliseconds since the epoch. */
  endsAt: number;
}

export interface SharedCounterOptions {
  readonly connection: Pick<VolatileConnection, "query">;
  readonly log: Logger;
  /** Length of a window, seconds. */
  readonly windowSeconds?: number;
  /** How often what was spent is written, milliseconds. */
  readonly flushMillis?: number;
  /** Most names kept in memory. */
  readonly capacity?: number;
}

/** Names written at the same time; after a round that failed, how many rounds are left out. */
const together = 16;
const restAfterFailure = 8;

/**
 * Counts points per name and window, shared by all processes of a database, without a statement per count: what this
 * process counts is written a few times a second, and the answer says what all of them counted. While the database is away
 * each process counts for itself.
 */
export class SharedCounter {
  private readonly tallies = new Map<string, Tally>();
  private readonly dirty = new Map<string, Tally>();
  private readonly store: RateLimiterPostgres;
  private readonly windowMillis: number;
  private readonly capacity: number;
  private readonly log: Logger;
  private readonly timer: NodeJS.Timeout;
  private writing: Promise<void> | undefined;
  private away = false;
  private rest = 0;
  private purgeAt = 0;

  constructor(options: SharedCounterOptions) {
    const { connection, log, windowSeconds = 60, flushMillis = 250, capacity = 20_000 } = options;
    this.windowMillis = windowSeconds * 1000;
    this.capacity = capacity;
    this.log = log;
    this.store = new RateLimiterPostgres({
      storeClient: connection,
      storeType: "client",
      tableName: "rate_limits",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: "",
      points: Number.MAX_SAFE_INTEGER,
      duration: windowSeconds,
    });
    this.timer = setInterval(() => {
      if (this.rest > 0) this.rest--;
      else void this.flush();
    }, flushMillis);
    this.timer.unref();
  }

  /** Points counted under a name in its window, as far as is known here, and the seconds until that ends. */
  read(name: string): { readonly spent: number; readonly resetSeconds: number } {
    const now = Date.now();
    const tally = this.tallies.get(name);
    if (!tally || tally.endsAt <= now) return { spent: 0, resetSeconds: Math.ceil(this.windowMillis / 1000) };
    return {
      spent: tally.shared + tally.sending + tally.own,
      resetSeconds: Math.ceil((tally.endsAt - now) / 1000),
    };
  }

  /** Counts whole points under a name. */
  add(name: string, points: number): void {
    if (points === 0) return;
    const now = Date.now();
    let tally = this.tallies.get(name);
    if (!tally || tally.endsAt <= now) {
      if (!tally && this.tallies.size >= this.capacity) this.makeRoom(now);
      tally = { shared: 0, sending: 0, own: 0, endsAt: now + this.windowMillis };
      this.tallies.set(name, tally);
    }
    tally.own += points;
    this.dirty.set(name, tally);
  }

  /** Writes what was counted here and learns what others counted. One at a time; never throws. */
  flush(): Promise<void> {
    this.writing ??= this.write().finally(() => {
      this.writing = undefined;
    });
    return this.writing;
  }

  /** Writes what is left and stops. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.flush();
  }

  private async write(): Promise<void> {
    const due = [...this.dirty];
    this.dirty.clear();
    try {
      for (let i = 0; i < due.length; i += together) {
        const sent = await Promise.allSettled(
          due.slice(i, i + together).map(([name, tally]) => this.send(name, tally)),
        );
        const failed = sent.find((each) => each.status === "rejected");
        if (!failed) continue;
        this.keep(due.slice(i + together));
        throw failed.reason;
      }
      await this.purge();
      if (this.away) this.log.info("rate limits are shared again");
      this.away = false;
    } catch (error) {
      this.rest = restAfterFailure;
      if (!this.away)
        this.log.warn({ reason: (error as Error).message }, "rate limits cannot be shared; counting alone");
      this.away = true;
    }
  }

  private async send(name: string, tally: Tally): Promise<void> {
    const points = tally.own;
    tally.own = 0;
    tally.sending = points;
    try {
      const { consumedPoints, msBeforeNext } = await this.store.penalty(name, points);
      tally.shared = Number(consumedPoints);
      tally.endsAt = Date.now() + msBeforeNext;
    } catch (error) {
      tally.own += points;
      this.keep([[name, tally]]);
      throw error;
    } finally {
      tally.sending = 0;
    }
  }

  /** Sets tallies down to be written later, those whose window is over left out. */
  private keep(tallies: readonly [string, Tally][]): void {
    for (const [name, tally] of tallies) if (this.tallies.get(name) === tally) this.dirty.set(name, tally);
  }

  /** Forgets windows that are over; where that is not enough, the oldest tenth. */
  private makeRoom(now: number): void {
    this.forget(({ endsAt }) => endsAt <= now);
    let surplus = this.tallies.size - Math.floor(this.capacity * 0.9);
    this.forget(() => surplus-- > 0);
  }

  private forget(condition: (tally: Tally) => boolean): void {
    for (const [name, tally] of this.tallies)
      if (condition(tally)) {
        this.tallies.delete(name);
        this.dirty.delete(name);
      }
  }

  /** Now and then forgets what is over, here and in the table. */
  private async purge(): Promise<void> {
    const now = Date.now();
    if (now < this.purgeAt) return;
    this.purgeAt = now + 60_000;
    this.forget(({ endsAt }) => endsAt <= now);
    await (this.store as unknown as { clearExpired(before: number): Promise<void> }).clearExpired(
      now - this.windowMillis,
    );
  }
}
