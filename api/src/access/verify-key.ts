import { type Database, findApiKey, touchApiKey } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Logger } from "pino";
import type { AttemptLimiter } from "./attempt-limiter.ts";
import { keyCacheOf } from "./key-cache.ts";
import { hashKey, isWellFormed } from "./key-format.ts";
import { effectiveScopes } from "./scopes.ts";
import type { Viewer } from "./viewer.ts";

const refused = (what: string) =>
  new AppError("UNAUTHENTICATED", `This API key ${what}.`, {
    field: "authorization",
    expected: "a key that is good",
    hint: "Make another one, or sign in.",
  });

/** Tells whose a key is. Of the key itself nothing reaches an error or the log. */
export type KeyVerifier = (key: string, address: string | null) => Viewer | Promise<Viewer>;

/**
 * Makes the verifier of a database's keys. UNAUTHENTICATED for a key that is malformed, unknown, expired or revoked;
 * RATE_LIMITED after too many of those from one address, except for keys that were good here before.
 */
export function keyVerifier(db: Database, attempts: AttemptLimiter, log: Logger): KeyVerifier {
  const cache = keyCacheOf(db);

  async function lookUp(hash: string) {
    const found = await findApiKey(db, hash);
    if (!found) throw refused("is unknown");
    if (found.revokedAt) throw refused("has been revoked");
    if (found.expired) throw refused("has expired");
    if (found.untouched)
      touchApiKey(db, found.id).catch((error: Error) =>
        log.warn({ reason: error.message }, "key use not noted"),
      );
    const viewer: Viewer = {
      role: found.role,
      scopes: effectiveScopes(found.scopes, found.role),
      userId: found.userId,
      apiKeyId: found.id,
      assessorId: null,
      subject: `key:${found.id}`,
    };
    return { viewer, expiresAt: found.expiresAt };
  }

  async function verify(key: string, hash: string, address: string | null): Promise<Viewer> {
    if (!cache.knows(hash)) attempts.check(address);
    try {
      if (!isWellFormed(key)) throw refused("is malformed");
      return await cache.resolve(hash, () => lookUp(hash));
    } catch (error) {
      if (error instanceof AppError && error.code === "UNAUTHENTICATED") {
        cache.drop(hash);
        attempts.failed(address);
      }
      throw error;
    }
  }

  return (key, address) => {
    const hash = hashKey(key);
    return cache.find(hash) ?? verify(key, hash, address);
  };
}
