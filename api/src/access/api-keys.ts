import {
  type ApiKey,
  type Database,
  endApiKey,
  type KeyScope,
  saveApiKey,
  storeUserRole,
  type User,
  type UserRole,
} from "@dreambooth-dpo/db";
import { AppError, parseInput } from "@dreambooth-dpo/db/contract";
import { z } from "zod";
import { credentialsOf } from "./credential-cache.ts";
import { hashKey, makeKey, prefixOf } from "./key-format.ts";
import type { Viewer } from "./viewer.ts";

const nameError = "a name of 1 to 100 characters";
const requestSchema = z.object({
  name: z.string({ error: nameError }).trim().min(1, { error: nameError }).max(100, { error: nameError }),
  scopes: z.array(z.string()).min(1, { error: "at least one scope" }),
  expiresAt: z
    .date()
    .refine((date) => date.getTime() > Date.now(), { error: "a moment to come" })
    .nullable(),
});

/** What a key is wanted for. */
export interface KeyRequest {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** When it ends by itself; never if null. */
  readonly expiresAt: Date | null;
}

/**
 * Makes a key for the account of a viewer. The key itself is told this once and not stored. BAD_INPUT for scopes that the
 * viewer's own credential is not good for, FORBIDDEN for a viewer without an account.
 */
export async function createApiKey(
  db: Database,
  { userId, scopes: granted }: Pick<Viewer, "userId" | "scopes">,
  request: KeyRequest,
): Promise<{ readonly key: string; readonly apiKey: ApiKey }> {
  if (userId === null) throw new AppError("FORBIDDEN", "Only an account can have keys.");
  const { name, expiresAt } = parseInput(requestSchema, request);
  const scopes = [...new Set(request.scopes)];
  if (!scopes.every((scope) => granted.has(scope)))
    throw AppError.badInput("scopes", scopes, `scopes among your own: ${[...granted].join(", ")}`);
  const key = makeKey();
  const apiKey = await saveApiKey(db, {
    userId,
    name,
    prefix: prefixOf(key),
    hash: hashKey(key),
    scopes,
    expiresAt,
  });
  return { key, apiKey };
}

/**
 * Revokes a key: in this process at once, in others within seconds. NOT_FOUND for an unknown key, or one of another
 * account where `ownerId` is given.
 */
export async function revokeApiKey(db: Database, id: string, ownerId: string | null): Promise<ApiKey> {
  const apiKey = await endApiKey(db, id, ownerId);
  credentialsOf(db).forget((viewer) => viewer.apiKeyId === id);
  return apiKey;
}

/** Changes what an account may do, with every key and session of it. CONFLICT when no admin would be left. */
export async function setUserRole(db: Database, userId: string, role: UserRole): Promise<User> {
  const user = await storeUserRole(db, userId, role);
  credentialsOf(db).forget((viewer) => viewer.userId === userId);
  return user;
}
