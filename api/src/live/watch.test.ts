import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { announceExperiment, type Database, openDatabase } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { LatestWins } from "./latest-wins.ts";
import { untilBack } from "./until-back.ts";
import { type Live, openLive } from "./watch.ts";

/** Takes ticks as they come, noting when. */
function take(ticking: AsyncIterable<void>) {
  const at: number[] = [];
  const over = (async () => {
    for await (const _ of ticking) at.push(performance.now());
  })();
  return { at, over };
}

describe("the latest wins", () => {
  it("ticks at once, then once per change, never closer than the interval, the last change always told", async () => {
    const ticks = new LatestWins(50);
    const { at, over } = take(ticks);
    await vi.waitFor(() => expect(at).toHaveLength(1));
    for (let i = 0; i < 40; i++) {
      ticks.tell();
      await delay(5);
    }
    const before = at.length;
    expect(before).toBeGreaterThan(2);
    expect(before).toBeLessThan(8);
    ticks.tell();
    await vi.waitFor(() => expect(at.length).toBeGreaterThan(before));
    // Taken a little late or later, never sooner than they were told.
    expect(at.at(-1)! - at[0]!).toBeGreaterThan((at.length - 2) * 50);
    ticks.end();
    await over;
  });

  it("says nothing while nothing changes, and tells a change that came while nobody asked", async () => {
    const ticks = new LatestWins(10);
    const iterator = ticks[Symbol.asyncIterator]();
    await iterator.next();
    ticks.tell();
    ticks.tell();
    expect((await iterator.next()).done).toBe(false);
    const waiting = iterator.next();
    expect(await Promise.race([waiting, delay(60, "nothing")])).toBe("nothing");
    ticks.end();
    expect((await waiting).done).toBe(true);
  });

  it("ends before it begins", async () => {
    const ticks = new LatestWins(10);
    ticks.end();
    const { at, over } = take(ticks);
    await over;
    expect(at).toEqual([]);
  });
});

describe("watching a database", () => {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const [one, other] = ["01990000-0000-7000-8000-000000000001", "01990000-0000-7000-8000-000000000002"];
  let db: Database;
  let live: Live;
  beforeAll(async () => {
    db = await openDatabase({ dataFolder: folder });
    live = await openLive(db);
  });
  afterAll(async () => {
    await live.close();
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("tells each watcher what it watches, and forgets it when its signal fires", async () => {
    const stop = [new AbortController(), new AbortController()];
    const first = take(live.watch("experiment", one!, stop[0]!.signal));
    const second = take(live.watch("experiment", other!, stop[1]!.signal));
    await vi.waitFor(() => expect([first.at.length, second.at.length]).toEqual([1, 1]));
    await announceExperiment(db, one!);
    await vi.waitFor(() => expect(first.at).toHaveLength(2));
    expect(second.at).toHaveLength(1);
    expect(live.watchers).toBe(2);
    stop[0]!.abort();
    await first.over;
    expect(live.watchers).toBe(1);
    stop[1]!.abort();
    await second.over;
    expect(live.watchers).toBe(0);
  });

  it("keeps nobody whose signal fired before", async () => {
    await take(live.watch("study", one!, AbortSignal.abort())).over;
    expect(live.watchers).toBe(0);
  });

  it("ends for everybody when it is closed", async () => {
    const another = await openLive(db);
    const watching = take(another.watch("experiment", one!, new AbortController().signal));
    await vi.waitFor(() => expect(watching.at).toHaveLength(1));
    await another.close();
    await watching.over;
    await take(another.watch("experiment", one!, new AbortController().signal)).over;
  });
});

describe("work while the database is away", () => {
  it("is done again until it is back, and not for any other error, nor when nobody waits", async () => {
    const { signal } = new AbortController();
    let times = 0;
    const away = async () => {
      times++;
      throw new AppError("DATABASE", "It is away.");
    };
    expect(await untilBack(signal, async () => (times < 1 ? away() : "back"))).toBe("back");
    await expect(
      untilBack(signal, async () => Promise.reject(new AppError("NOT_FOUND", "No."))),
    ).rejects.toThrow("No.");
    const left = new AbortController();
    const waiting = untilBack(left.signal, away);
    left.abort();
    await expect(waiting).rejects.toThrow(/abort/);
  });
});
