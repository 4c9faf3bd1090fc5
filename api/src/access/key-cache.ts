import type { Database } from "@dreambooth-dpo/db";
import type { Viewer } from "./viewer.ts";

/** How long a key that was found good is believed to be, milliseconds. Other processes learn of a revocation so late. */
const believed = 5000;
const capacity = 10_000;

interface Entry {
  readonly viewer: Viewer;
  readonly until: number;
}

/** Keys found good a moment ago, by their hash. */
export class KeyCache {
  private readonly entries = new Map<string, Entry>();
  /** Look-ups under way, made once however many ask. */
  private underWay = new Map<string, Promise<Viewer>>();

  /** Whose key this is; undefined when it has to be looked up. */
  find(hash: string): Viewer | undefined {
    const entry = this.entries.get(hash);
    return entry && entry.until > Date.now() ? entry.viewer : undefined;
  }

  /** Whether the key was found good here before, however long ago. */
  knows(hash: string): boolean {
    return this.entries.has(hash);
  }

  /** Looks a key up, once for all that ask at the same time, and remembers whose it is, until it expires at the latest. */
  resolve(
    hash: string,
    lookUp: () => Promise<{ readonly viewer: Viewer; readonly expiresAt: Date | null }>,
  ): Promise<Viewer> {
    const { underWay } = this;
    const already = underWay.get(hash);
    if (already) return already;
    const work = lookUp()
      .then(({ viewer, expiresAt }) => {
        // What was looked up before a revocation is not believed after it.
        if (underWay === this.underWay) this.keep(hash, viewer, expiresAt);
        return viewer;
      })
      .finally(() => underWay.delete(hash));
    underWay.set(hash, work);
    return work;
  }

  /** Forgets the keys of which this is true, and whatever is being looked up. */
  forget(condition: (viewer: Viewer) => boolean): void {
    this.underWay = new Map();
    for (const [hash, { viewer }] of this.entries) if (condition(viewer)) this.entries.delete(hash);
  }

  /** Forgets that a key was ever good. */
  drop(hash: string): void {
    this.entries.delete(hash);
  }

  private keep(hash: string, viewer: Viewer, expiresAt: Date | null): void {
    const until = Math.min(Date.now() + believed, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    this.entries.delete(hash);
    if (this.entries.size >= capacity) this.entries.delete(this.entries.keys().next().value!);
    this.entries.set(hash, { viewer, until });
  }
}

const caches = new WeakMap<Database, KeyCache>();

/** The cache of a database's keys in this process, so that whoever revokes one finds it. */
export function keyCacheOf(db: Database): KeyCache {
  let cache = caches.get(db);
  if (!cache) {
    cache = new KeyCache();
    caches.set(db, cache);
  }
  return cache;
}
