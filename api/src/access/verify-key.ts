import { type Database, findApiKey, touchApiKey } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Logger } from "pino";
import type { AttemptLimiter } from "./attempt-limiter.ts";
import { credentialsOf, type Found } from "./credential-cache.ts";
import { hashKey, isWellFormed } from "./key-format.ts";
import { effectiveScopes } from "./scopes.ts";
import type { Viewer } from "./viewer.ts";

/** Tells whose a key is. Of the key itself nothing reaches an error or the log. */
export type KeyVerifier = (key: string, address: string | null) => Viewer | Promise<Viewer>;

const refused = (what: string) =>
  new AppError("UNAUTHENTICATED", `This API key ${what}.`, {
    field: "authorization",
    expected: "a key that is good",
    hint: "Make another one, or sign in.",
  });

/**
 * Makes the verifier of a database's keys. UNAUTHENTICATED for a key that is malformed, unknown, expired or revoked;
 * RATE_LIMITED after too many of those from one address, except for keys that were good here before.
 */
export function keyVerifier(db: Database, attempts: AttemptLimiter, log: Logger): KeyVerifier {
  const cache = credentialsOf(db);

  async function lookUp(hash: string): Promise<Found> {
    const key = await findApiKey(db, hash);
    if (!key) throw refused("is unknown");
    if (key.revokedAt) throw refused("has been revoked");
    if (key.expired) throw refused("has expired");
    if (key.untouched)
      touchApiKey(db, key.id).catch((error: Error) =>
        log.warn({ reason: error.message }, "use of a key not noted"),
      );
    const viewer: Viewer = {
      role: key.role,
      scopes: effectiveScopes(key.scopes, key.role),
      userId: key.userId,
      apiKeyId: key.id,
      assessorId: null,
      subject: `key:${key.id}`,
    };
    return { viewer, expiresAt: key.expiresAt };
  }

  async function verify(key: string, hash: string, address: string | null): Promise<Viewer> {
    if (!cache.knows(hash)) attempts.check(address);
    try {
      if (!isWellFormed(key)) throw refused("is malformed");
      return (await cache.resolve(hash, () => lookUp(hash)))!;
    } catch (error) {
      if (error instanceof AppError && error.code === "UNAUTHENTICATED") attempts.failed(address);
      throw error;
    }
  }

  return (key, address) => {
    const hash = hashKey(key);
    return cache.find(hash) ?? verify(key, hash, address);
  };
}
