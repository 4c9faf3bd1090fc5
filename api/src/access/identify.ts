import type { UserRole } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type Auth, sessionCookie } from "./create-auth.ts";
import { networkOf } from "./networks.ts";
import { ownOrigins } from "./origins.ts";
import { scopesOf } from "./scopes.ts";
import type { KeyVerifier } from "./verify-key.ts";
import type { Viewer } from "./viewer.ts";

/** Headers of a request or of a WebSocket's upgrade, names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Tells who is asking by the headers of a request and the address it came from. */
export type Identify = (headers: RequestHeaders, address: string | null) => Promise<Viewer>;

const none: ReadonlySet<never> = new Set<never>();
const bearer = /^Bearer +([^\s,]+)$/i;

function keyIn(authorization: string | readonly string[]): string {
  const key = typeof authorization === "string" ? bearer.exec(authorization)?.[1] : undefined;
  if (key) return key;
  throw new AppError("UNAUTHENTICATED", "The authorization header is malformed.", {
    field: "authorization",
    expected: "Bearer and an API key",
  });
}

const anonymous = (address: string | null): Viewer => ({
  role: "anonymous",
  scopes: none,
  userId: null,
  apiKeyId: null,
  assessorId: null,
  subject: `anonymous:${networkOf(address)}`,
});

/**
 * Makes the teller of viewers: by an API key (`Authorization: Bearer`), else by a session's cookie, else anonymous. A key
 * that is not good is UNAUTHENTICATED, never anonymous; a session that has ended is anonymous. A session's cookie sent by a
 * page of another origin is FORBIDDEN. DATABASE when a session cannot be looked up.
 */
export function identifier({
  auth,
  baseUrl,
  verifyKey,
}: {
  readonly auth: Auth;
  readonly baseUrl: string;
  readonly verifyKey: KeyVerifier;
}): Identify {
  const origins = ownOrigins(baseUrl);
  const inCookies = `${sessionCookie(baseUrl)}=`;

  async function bySession(cookie: string): Promise<Viewer | null> {
    const headers = new Headers({ cookie });
    const found = await auth.api
      .getSession({ headers, query: { disableRefresh: true } })
      // The cause is not passed on: it has the session's token in it.
      .catch(() => {
        throw new AppError("DATABASE", "The database cannot be reached: the session was not looked up.", {
          hint: "Try again in a few seconds.",
        });
      });
    if (!found) return null;
    const { id: userId, role } = found.user as { readonly id: string; readonly role: UserRole };
    return {
      role,
      scopes: scopesOf(role),
      userId,
      apiKeyId: null,
      assessorId: null,
      subject: `user:${userId}`,
    };
  }

  return async (headers, address) => {
    const { authorization, cookie, origin } = headers;
    if (authorization !== undefined) return verifyKey(keyIn(authorization), address);
    const cookies = typeof cookie === "string" ? cookie : cookie?.join("; ");
    if (!cookies?.includes(inCookies)) return anonymous(address);
    if (origin !== undefined && !(typeof origin === "string" && origins.has(origin)))
      throw new AppError(
        "FORBIDDEN",
        "A session is good for pages of this server only, not for another origin's.",
        {
          field: "origin",
          value: origin,
          expected: [...origins].join(" or "),
        },
      );
    return (await bySession(cookies)) ?? anonymous(address);
  };
}
