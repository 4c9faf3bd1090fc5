import { type Database, observeStatements, pingDatabase } from "@dreambooth-dpo/db";
import { Router } from "express";
import type { Metrics } from "../observe/index.ts";

/** Whether the process takes requests; it stops saying so before it ends. */
export interface Readiness {
  ready: boolean;
}

/** Longest to wait for the database's answer, milliseconds. */
const patience = 2000;

/** `/health`: the process lives. `/ready`: it takes requests and reaches its database. `/metrics`: for Prometheus. */
export function healthRoutes({
  db,
  metrics,
  readiness,
}: {
  readonly db: Database;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
}): Router {
  const router = Router();
  router.get("/health", (_, response) => {
    response.json({ status: "ok" });
  });
  router.get("/ready", async (_, response) => {
    const database = await observeStatements({ signal: AbortSignal.timeout(patience) }, () =>
      pingDatabase(db),
    );
    const ready = readiness.ready && database;
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not ready", database });
  });
  router.get("/metrics", async (_, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
