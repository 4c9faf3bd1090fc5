import { type Database, pingDatabase } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { toNodeHandler } from "better-auth/node";
import { type Request as ExpressRequest, Router } from "express";
import { type Logger, sendError } from "../observe/index.ts";
import type { AttemptLimiter } from "./attempt-limiter.ts";
import type { Auth } from "./create-auth.ts";
import { forgetSessions } from "./verify-session.ts";

/** What of Better Auth is reachable; accounts are made and changed through the API alone. */
const open = new Set([
  "GET /magic-link/verify",
  "GET /get-session",
  "GET /list-sessions",
  "POST /sign-out",
  "POST /revoke-session",
  "POST /revoke-sessions",
  "POST /revoke-other-sessions",
]);
/** Longest body, bytes. */
const bodyLimit = 4096;

const usedLink = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>This link is not good any more</title>
<style>body{font:16px/1.45 sans-serif;max-width:36rem;margin:20vh auto;padding:0 24px;color-scheme:light dark}</style>
<h1>This link is not good any more</h1>
<p>A sign-in link works once, for a day, until a newer one is made. Ask an admin for another; if nobody has signed in yet,
start the server again and it prints one.</p>
`;

function admit(request: ExpressRequest, attempts: AttemptLimiter): void {
  const { method, path, headers } = request;
  if (!open.has(`${method} ${path}`)) throw new AppError("NOT_FOUND", "There is nothing at this address.");
  if (Number(headers["content-length"] ?? 0) > bodyLimit || headers["transfer-encoding"] !== undefined)
    throw new AppError(
      "TOO_LARGE",
      `The body is larger than ${bodyLimit} bytes, or does not say how large it is.`,
    );
  if (path === "/magic-link/verify") attempts.check(request.ip ?? null);
}

/** A link that did not sign anybody in: Better Auth sends the browser on with an error in the address. */
const isRefused = (response: Response) => /[?&]error=/.test(response.headers.get("location") ?? "");

/** What becomes of a browser whose link was used up or is too old: the web app's page of that, or one of our own. */
function refuseLink(landing: string | undefined): Response {
  if (landing !== undefined)
    return new Response(null, { status: 303, headers: { location: "/sign-in?error=used-link" } });
  return new Response(usedLink, {
    status: new AppError("UNAUTHENTICATED", "").httpStatus,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

/** The routes of browsers' sessions: a sign-in link is opened, a session looked at, ended. */
export function authRoutes({
  db,
  auth,
  attempts,
  landing,
  log,
}: {
  readonly db: Database;
  readonly auth: Auth;
  readonly attempts: AttemptLimiter;
  /** Of the web app that stands before the API; undefined where none does. */
  readonly landing: string | undefined;
  readonly log: Logger;
}): Router {
  const router = Router();
  router.use(async (request, response) => {
    response.set("cache-control", "no-store");
    try {
      admit(request, attempts);
      // Without it Better Auth would call a sign-out done that was not.
      if (!(await pingDatabase(db))) throw new AppError("DATABASE", "The database does not answer.");
    } catch (error) {
      sendError(response, error, log);
      return;
    }
    const address = request.ip ?? null;
    const handle = async (asked: Request): Promise<Response> => {
      const answer = await auth.handler(asked);
      // Signing in ends the session before it; every POST ends one or more.
      if (request.method === "POST" || request.path === "/magic-link/verify") forgetSessions(db);
      if (request.path !== "/magic-link/verify" || !isRefused(answer)) return answer;
      attempts.failed(address);
      return refuseLink(landing);
    };
    try {
      await toNodeHandler(handle)(request, response);
    } catch {
      sendError(response, new AppError("BAD_INPUT", "The request is malformed."), log);
    }
  });
  return router;
}
