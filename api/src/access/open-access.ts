import {
  type Database,
  openVolatileConnection,
  purgeIdempotencyKeys,
  purgeSignIns,
} from "@dreambooth-dpo/db";
import type { Router } from "express";
import type { Logger } from "pino";
import { AttemptLimiter } from "./attempt-limiter.ts";
import { authRoutes } from "./auth-routes.ts";
import { CostLimiter, costLimits } from "./cost-limiter.ts";
import { createAuth } from "./create-auth.ts";
import { ensureFirstAdmin, type FirstAdmin } from "./first-admin.ts";
import { type Identify, identifier } from "./identify.ts";
import { readSecret } from "./read-secret.ts";
import { SharedCounter } from "./shared-counter.ts";
import { createSignInLink } from "./sign-in-links.ts";
import { keyVerifier } from "./verify-key.ts";
import { sessionVerifier } from "./verify-session.ts";

/** Who is asking, how they sign in, and how much they may ask for. */
export interface Access {
  readonly identify: Identify;
  readonly limiter: CostLimiter;
  /** Browsers' sessions, to be mounted at /api/auth. */
  readonly routes: Router;
  ensureFirstAdmin(): Promise<FirstAdmin>;
  /** The one-time link by which an account can sign in, and land at a path of this server. */
  createSignInLink(userId: string, path?: string): Promise<string>;
  /** Writes what was spent down and stops; before the database is closed. */
  close(): Promise<void>;
}

export interface AccessOptions {
  readonly db: Database;
  /** Where browsers reach the API, such as http://localhost:4000. */
  readonly baseUrl: string;
  readonly environment: {
    readonly secret: string | undefined;
    /** What a researcher's credential may spend in a minute, points. */
    readonly pointsPerMinute: number;
    /** Address of the first admin's account. */
    readonly adminEmail?: string | undefined;
    /** Where people land who have signed in, of a web app before the API; GraphiQL where there is none. */
    readonly landing?: string | undefined;
  };
  readonly log: Logger;
}

const purgeMillis = 3600_000;

/** Sets up who may ask. BAD_INPUT for a secret that is too short, STORAGE when one cannot be kept. */
export async function openAccess({ db, baseUrl, environment, log }: AccessOptions): Promise<Access> {
  const { landing } = environment;
  const secret = readSecret(db.dataFolder, environment.secret);
  const auth = createAuth({ db, baseUrl, secret, log });
  await auth.$context;
  const connection = openVolatileConnection(db);
  const counter = new SharedCounter({ connection, log });
  const attempts = new AttemptLimiter(counter);
  const purge = () =>
    Promise.all([purgeIdempotencyKeys(db), purgeSignIns(db)]).catch((error: Error) =>
      log.warn({ reason: error.message }, "what has expired was not purged"),
    );
  const timer = setInterval(purge, purgeMillis).unref();
  await purge();
  return {
    identify: identifier({
      baseUrl,
      verifyKey: keyVerifier(db, attempts, log),
      verifySession: sessionVerifier(db, auth),
    }),
    limiter: new CostLimiter(counter, costLimits(environment.pointsPerMinute)),
    routes: authRoutes({ db, auth, attempts, landing, log }),
    ensureFirstAdmin: () => ensureFirstAdmin({ db, auth, landing }, environment.adminEmail),
    createSignInLink: (userId, path = landing) => createSignInLink({ db, auth }, userId, path),
    async close() {
      clearInterval(timer);
      await counter.close();
      await connection.close();
    },
  };
}
