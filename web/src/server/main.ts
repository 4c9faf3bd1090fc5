#!/usr/bin/env node
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { readWebEnvironment } from "./environment.ts";
import { startWeb } from "./start-web.ts";

try {
  const folder = join(import.meta.dirname, "../..");
  const starting = startWeb(readWebEnvironment(), { folder, development: process.argv.includes("--dev") });
  const end = () =>
    void starting
      .then((web) => web.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  // The parent of `npm start` says so when it ends; a server without it would be left behind.
  process.once("disconnect", end);
  const { url } = await starting;
  if (process.send) process.send({ url });
  else console.log(`Web app: ${url}`);
} catch (error) {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = error instanceof AppError ? error.exitStatus : 1;
}
