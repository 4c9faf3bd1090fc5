import { AppError } from "@dreambooth-dpo/db/contract";
import { networkOf } from "./networks.ts";
import { ownOrigins } from "./origins.ts";
import type { KeyVerifier } from "./verify-key.ts";
import { type SessionVerifier, sessionFinder } from "./verify-session.ts";
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
 * page of another origin is FORBIDDEN. DATABASE when a credential cannot be looked up.
 */
export function identifier({
  baseUrl,
  verifyKey,
  verifySession,
}: {
  readonly baseUrl: string;
  readonly verifyKey: KeyVerifier;
  readonly verifySession: SessionVerifier;
}): Identify {
  const origins = ownOrigins(baseUrl);
  const sessionIn = sessionFinder(baseUrl);

  return async ({ authorization, cookie, origin }, address) => {
    if (authorization !== undefined) return verifyKey(keyIn(authorization), address);
    const session = cookie && sessionIn(typeof cookie === "string" ? cookie : cookie.join("; "));
    if (!session) return anonymous(address);
    if (origin !== undefined && !(typeof origin === "string" && origins.has(origin)))
      throw new AppError(
        "FORBIDDEN",
        "A session is good for pages of this server only, not for another origin's.",
        { field: "origin", value: origin, expected: [...origins].join(" or ") },
      );
    return (await verifySession(session)) ?? anonymous(address);
  };
}
