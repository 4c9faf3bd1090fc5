import { createUser, type Database, exclusively, findUnclaimedAdmin, hasUsers } from "@dreambooth-dpo/db";
import { createApiKey } from "./api-keys.ts";
import type { Auth } from "./create-auth.ts";
import { scopesOf } from "./scopes.ts";
import { createSignInLink } from "./sign-in-links.ts";

/** What lets the first person in: to be shown once, and never logged. */
export interface FirstAdmin {
  /** A one-time link; null once an admin has signed in. */
  readonly signInUrl: string | null;
  /** A key for everything; null but at the very first start. */
  readonly apiKey: string | null;
}

/** Better Auth takes no address without a dot; under .localhost none can be real. */
const defaultEmail = "admin@dbdpo.localhost";

/**
 * Makes an admin and a key where there is no account yet, and a sign-in link for as long as no admin has used one. Of
 * processes that start at once one makes the account; the link of the last is the good one.
 */
export function ensureFirstAdmin(
  {
    db,
    auth,
    landing,
  }: { readonly db: Database; readonly auth: Auth; readonly landing?: string | undefined },
  email: string = defaultEmail,
): Promise<FirstAdmin> {
  return exclusively(db, "first admin", async () => {
    let apiKey: string | null = null;
    if (!(await hasUsers(db))) {
      const { id: userId } = await createUser(db, { email, name: "Admin", role: "admin" });
      const scopes = scopesOf("admin");
      const request = { name: "first key", scopes: [...scopes], expiresAt: null };
      apiKey = (await createApiKey(db, { userId, scopes }, request)).key;
    }
    const admin = await findUnclaimedAdmin(db);
    return { signInUrl: admin && (await createSignInLink({ db, auth }, admin.id, landing)), apiKey };
  });
}
