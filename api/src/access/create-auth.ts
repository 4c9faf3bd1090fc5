import { accountTables, type Database } from "@dreambooth-dpo/db";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { createAuthMiddleware } from "better-auth/api";
import { magicLink } from "better-auth/plugins/magic-link";
import type { Logger } from "pino";
import { ownOrigins } from "./origins.ts";

/** How long a sign-in link is good, and a session, seconds. */
const linkSeconds = 24 * 3600;
const sessionSeconds = 7 * 24 * 3600;

/** The text of a failure without the values of its statement: tokens are among them. */
const withoutValues = (text: string) => text.split("\nparams:")[0]!.slice(0, 300);

function reasonOf(failure: Error): string {
  let root = failure;
  while (root.cause instanceof Error) root = root.cause;
  return withoutValues(root.message || root.name);
}

/** Takes what Better Auth says to the log. (Given a level it would write some errors to the console beside.) */
function quietLog(log: Logger) {
  return {
    log: (level: "debug" | "info" | "warn" | "error", message: string, ...details: unknown[]) => {
      const failure = details.find((each) => each instanceof Error);
      log[level](
        { part: "sign-in", ...(failure ? { reason: reasonOf(failure) } : {}) },
        withoutValues(message),
      );
    },
  };
}

/** Name of the cookie that holds a session; over https browsers take it from this host and path alone. */
export const sessionCookie = (baseUrl: string): string =>
  baseUrl.startsWith("https:") ? "__Host-dbdpo-session" : "dbdpo-session";

/**
 * Sessions of browsers: one-time links in, no sign-up, no passwords, nothing sent anywhere. Reached under `/api/auth` of
 * `baseUrl`.
 */
export function createAuth({
  db,
  baseUrl,
  secret,
  log,
}: {
  readonly db: Database;
  readonly baseUrl: string;
  readonly secret: string;
  readonly log: Logger;
}) {
  const secure = baseUrl.startsWith("https:");
  return betterAuth({
    appName: "DreamBooth DPO",
    baseURL: new URL(baseUrl).origin,
    basePath: "/api/auth",
    secret,
    trustedOrigins: [...ownOrigins(baseUrl)],
    database: drizzleAdapter(db.sql, { provider: "pg", schema: accountTables, transaction: true }),
    user: { additionalFields: { role: { type: "string", input: false, defaultValue: "researcher" } } },
    session: { expiresIn: sessionSeconds, updateAge: 24 * 3600 },
    emailAndPassword: { enabled: false },
    plugins: [
      magicLink({
        expiresIn: linkSeconds,
        disableSignUp: true,
        storeToken: "hashed",
        // Whoever asked for the link is handed it; nothing is mailed.
        sendMagicLink: ({ url, metadata }) => (metadata as { deliver(url: string): void }).deliver(url),
      }),
    ],
    hooks: {
      after: createAuthMiddleware(async (context) => {
        if (context.path !== "/magic-link/verify" || !context.context.newSession) return;
        // A session from before the sign-in ends with it, so that nobody who knew it knows the new one's place.
        const { name } = context.context.authCookies.sessionToken;
        const before = await context.getSignedCookie(name, context.context.secret);
        if (before) await context.context.internalAdapter.deleteSession(before);
      }),
    },
    advanced: {
      // The tables make ids themselves (UUIDv7); "uuid" has Better Auth leave them to it.
      database: { generateId: "uuid" },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookiePrefix: "dbdpo",
      cookies: { session_token: { name: sessionCookie(baseUrl) } },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
      // Said out loud, or both would be off in tests.
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: quietLog(log),
  });
}

export type Auth = ReturnType<typeof createAuth>;
