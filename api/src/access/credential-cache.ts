import type { Database } from "@dreambooth-dpo/db";
import type { Viewer } from "./viewer.ts";

/** How long a credential found good is believed to be, milliseconds: so late other processes learn that it ended. */
const believed = 5000;
const capacity = 10_000;

/** Whose a credential is, and when it ends by itself. */
export interface Found {
  readonly viewer: Viewer;
  readonly expiresAt: Date | null;
}

/** Keys and sessions found good a moment ago, by a hash. */
export class CredentialCache {
  private readonly entries = new Map<string, { readonly viewer: Viewer; readonly until: number }>();
  /** Look-ups under way, made once however many ask. */
  private underWay = new Map<string, Promise<Viewer | null>>();

  /** Whose credential this is; undefined when it has to be looked up. */
  find(hash: string): Viewer | undefined {
    const entry = this.entries.get(hash);
    return entry && entry.until > Date.now() ? entry.viewer : undefined;
  }

  /** Whether the credential was found good here before, however long ago. */
  knows(hash: string): boolean {
    return this.entries.has(hash);
  }

  /** Looks a credential up, once for all that ask at the same time, and remembers whose it is; null when nobody's. */
  resolve(hash: string, lookUp: () => Promise<Found | null>): Promise<Viewer | null> {
    const { underWay } = this;
    const already = underWay.get(hash);
    if (already) return already;
    const work = this.look(hash, lookUp, underWay).finally(() => underWay.delete(hash));
    underWay.set(hash, work);
    return work;
  }

  /** Forgets the credentials of which this is true, and whatever is being looked up. */
  forget(condition: (viewer: Viewer) => boolean): void {
    this.underWay = new Map();
    for (const [hash, { viewer }] of this.entries) if (condition(viewer)) this.entries.delete(hash);
  }

  private async look(hash: string, lookUp: () => Promise<Found | null>, underWay: typeof this.underWay) {
    let found: Found | null = null;
    try {
      found = await lookUp();
      return found?.viewer ?? null;
    } finally {
      this.entries.delete(hash);
      // What was looked up before a credential was ended is not believed after it.
      if (found && underWay === this.underWay) this.keep(hash, found);
    }
  }

  private keep(hash: string, { viewer, expiresAt }: Found): void {
    const until = Math.min(Date.now() + believed, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    if (this.entries.size >= capacity) this.entries.delete(this.entries.keys().next().value!);
    this.entries.set(hash, { viewer, until });
  }
}

const caches = new WeakMap<Database, CredentialCache>();

/** The cache of a database's credentials in this process, so that whoever ends one finds it. */
export function credentialsOf(db: Database): CredentialCache {
  let cache = caches.get(db);
  if (!cache) {
    cache = new CredentialCache();
    caches.set(db, cache);
  }
  return cache;
}
