import type { Database, Queue } from "@dreambooth-dpo/db";
import type { Logger } from "pino";
import type { Access, Viewer } from "../../access/index.ts";
import type { Live } from "../../live/index.ts";

/** What resolvers work with: one per request or subscription event, made by graphql/. */
export interface Services {
  readonly db: Database;
  readonly queue: Queue;
  readonly live: Live;
  readonly viewer: Viewer;
  readonly createSignInLink: Access["createSignInLink"];
  /** Fires when the request is over time or its client is gone. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** Of the client, as the rate limit and the audit log know it. */
  readonly address: string | null;
  readonly log: Logger;
}
