import type { Database, UserRole } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type Auth, sessionCookie } from "./create-auth.ts";
import { credentialsOf, type Found } from "./credential-cache.ts";
import { hashKey } from "./key-format.ts";
import { scopesOf } from "./scopes.ts";
import type { Viewer } from "./viewer.ts";

/** Finds the cookie of a session, name and value, in a cookie header. */
export function sessionFinder(baseUrl: string): (cookies: string) => string | undefined {
  const session = new RegExp(`(?:^|; *)(${sessionCookie(baseUrl)}=[^;]+)`);
  return (cookies) => session.exec(cookies)?.[1];
}

/** Tells whose session a cookie holds; null when it has ended. */
export type SessionVerifier = (cookie: string) => Viewer | Promise<Viewer | null>;

/** Makes the verifier of sessions. It rejects with DATABASE when a session cannot be looked up. */
export function sessionVerifier(db: Database, auth: Auth): SessionVerifier {
  const cache = credentialsOf(db);

  async function lookUp(cookie: string): Promise<Found | null> {
    const found = await auth.api
      .getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } })
      // The cause is not passed on: it has the session's token in it.
      .catch(() => {
        throw new AppError("DATABASE", "The database cannot be reached: the session was not looked up.", {
          hint: "Try again in a few seconds.",
        });
      });
    if (!found) return null;
    const { id: userId, role } = found.user as { readonly id: string; readonly role: UserRole };
    const viewer: Viewer = {
      role,
      scopes: scopesOf(role),
      userId,
      apiKeyId: null,
      assessorId: null,
      subject: `user:${userId}`,
    };
    return { viewer, expiresAt: found.session.expiresAt };
  }

  return (cookie) => {
    const hash = hashKey(cookie);
    return cache.find(hash) ?? cache.resolve(hash, () => lookUp(cookie));
  };
}

/** Has every session looked up anew, after one has ended. */
export const forgetSessions = (db: Database): void =>
  credentialsOf(db).forget(({ apiKeyId }) => apiKeyId === null);
