import { join } from "node:path";
import type { Database } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type ErrorRequestHandler, type Request, type RequestHandler, Router } from "express";
import { isAllowed, type Viewer } from "../access/index.ts";
import { type Logger, sendError } from "../observe/index.ts";
import { ImageProcess, removeStale, ThumbnailCache, undecodable } from "./images/index.ts";
import { contentCheck, requireKey, serveCheckpoint, serveImage, serveManifest } from "./serving/index.ts";
import { discardBody, takeUpload, uploadLimit } from "./uploads/index.ts";

export interface ArtifactRoutesOptions {
  readonly db: Database;
  /** Who asks; throws UNAUTHENTICATED for a credential that is no good. */
  viewerOf(request: Request): Promise<Viewer>;
  readonly log: Logger;
}

/** Bytes that thumbnails may take on the disk. */
const thumbnailCapacity = 256 * 2 ** 20;

/** Whatever an artifact holds, a browser runs nothing of it. */
const guardBrowser: RequestHandler = (_, response, next) => {
  response.set({
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  next();
};

/** Refuses who may not: UNAUTHENTICATED for strangers, FORBIDDEN for others. */
function requireRight(viewer: Viewer, type: "Query" | "Mutation", field: string): Viewer {
  if (isAllowed(viewer, type, field)) return viewer;
  if (viewer.role === "anonymous")
    throw new AppError("UNAUTHENTICATED", "Artifacts need a session or an API key.", {
      field: "authorization",
      expected: "a session or an API key",
    });
  const expected = `a researcher's credential good for ${type === "Query" ? "reading" : "writing"}`;
  throw new AppError("FORBIDDEN", `This takes ${expected}.`, { field: "authorization", expected });
}

/**
 * Bytes of the artifact store. `GET /images/:sha256[?width=]`, `/checkpoints/:sha256` and `/manifests/:sha256` send what a row
 * of the database refers to and nothing else; `POST /uploads` takes an image. Errors are JSON.
 */
export function artifactRoutes({ db, viewerOf, log }: ArtifactRoutesOptions): Router {
  const check = contentCheck(db.store, log);
  const cache = join(db.dataFolder, "cache");
  const onError = (error: unknown) => log.error({ err: error }, "thumbnail cache");
  // Two processes: what strangers send may end its own, not the one that shows images.
  const viewing = new ImageProcess({ lanes: 2, memory: 600 });
  const thumbnails = new ThumbnailCache({
    folder: join(cache, "thumbnails"),
    capacity: thumbnailCapacity,
    make: async ({ sha256, width, format }, target) => {
      await check.verify(sha256);
      const source = db.store.locate(sha256);
      const failure = await viewing.run("thumbnail", { source, target, width, format });
      if (failure !== null) throw undecodable(failure);
    },
    onError,
  });
  const taking = { db, images: new ImageProcess(), folder: join(cache, "uploads"), log };
  removeStale(taking.folder).catch(onError);

  const reader = async (request: Request) => requireRight(await viewerOf(request), "Query", "artifacts");
  const router = Router();
  router.use(guardBrowser);
  router.get("/images/:sha256", async (request, response) => {
    const viewer = await reader(request);
    const sha256 = requireKey(request.params.sha256);
    await serveImage(request, response, { sha256, viewer }, { db, check, thumbnails, log });
  });
  router.get("/checkpoints/:sha256", async (request, response) => {
    await reader(request);
    await serveCheckpoint(request, response, requireKey(request.params.sha256), { db, check, log });
  });
  router.get("/manifests/:sha256", async (request, response) => {
    await reader(request);
    await serveManifest(request, response, requireKey(request.params.sha256), { db, check, log });
  });
  router.post("/uploads", async (request, response) => {
    const viewer = requireRight(await viewerOf(request), "Mutation", "uploadImage");
    await takeUpload(request, response, viewer, taking);
  });
  router.use(answerError(log));
  return router;
}

/** Damage met while reading is the store's fault, not the request's. */
function answerError(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const damaged = error instanceof AppError && error.code === "CORRUPT" && request.method !== "POST";
    if (request.destroyed && request.errored) return;
    if (!request.complete) discardBody(request, 4 * uploadLimit);
    sendError(response, error, log, damaged ? 500 : undefined);
  };
}
