import { createServer } from "node:http";
import createNext from "next";
import type { WebEnvironment } from "./environment.ts";
import { type Origin, serveOrigin } from "./serve-origin.ts";

export interface WebOptions {
  /** The folder of web/. */
  readonly folder: string;
  /** Compiles pages as they are asked for. */
  readonly development?: boolean;
}

/** Starts the web app, its pages made by Next.js, with the API behind the same origin. */
export async function startWeb(environment: WebEnvironment, options: WebOptions): Promise<Origin> {
  const { folder, development = false } = options;
  const app = createNext({
    dir: folder,
    dev: development,
    hostname: environment.host,
    port: environment.port,
    // Next.js would listen to the upgrades of the server its requests come from, and end the sockets of the API; given this
    // one, which never listens, it gets only those that are handed to it below.
    httpServer: createServer(),
  });
  await app.prepare();
  const pages = { handle: app.getRequestHandler(), upgrade: app.getUpgradeHandler() };
  const origin = await serveOrigin(environment, pages, development);
  return {
    url: origin.url,
    stop: async () => {
      await origin.stop();
      await app.close();
    },
  };
}
