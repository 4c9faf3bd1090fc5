import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@dreambooth-dpo/db";
import type { AppError } from "@dreambooth-dpo/db/contract";
import express from "express";
import { openLog } from "../../observe/index.ts";
import { type Access, openAccess } from "../open-access.ts";

/** A real server with nothing but sign-in and a route that says who asks. */
export interface TestAccess {
  readonly db: Database;
  readonly url: string;
  readonly access: Access;
  /** All that was logged so far. */
  logged(): string;
  close(): Promise<void>;
}

/** Opens a database and a server on it, reached as `baseUrl` if given, such as an https address that a proxy serves. */
export async function openTestAccess(
  options: { readonly baseUrl?: string; readonly pointsPerMinute?: number } = {},
): Promise<TestAccess> {
  const folder = mkdtempSync(join(tmpdir(), "sign-in-"));
  const db = await openDatabase({ dataFolder: folder });
  let logged = "";
  const log = openLog("trace", { write: (line: string) => (logged += line) });
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const access = await openAccess({
    db,
    baseUrl: options.baseUrl ?? url,
    environment: { secret: undefined, pointsPerMinute: options.pointsPerMinute ?? 1000 },
    log,
  });
  app.set("trust proxy", "loopback");
  app.use("/api/auth", access.routes);
  app.get("/who", async (request, response) => {
    try {
      const viewer = await access.identify(request.headers, request.ip ?? null);
      response.json({ ...viewer, scopes: [...viewer.scopes] });
    } catch (error) {
      log.info({ err: error }, "refused");
      const { httpStatus, code, message, detail } = error as AppError;
      response.status(httpStatus).json({ code, message, detail });
    }
  });
  return {
    db,
    url,
    access,
    logged: () => logged,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await access.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
