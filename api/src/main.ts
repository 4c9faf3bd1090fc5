#!/usr/bin/env node
import { AppError } from "@dreambooth-dpo/db/contract";
import { readEnvironment } from "./observe/index.ts";
import { type RunningServer, startServer } from "./server/index.ts";

/** What a person needs to begin, on standard output: the addresses, and at a first start the link and the key. */
function announce({ url, firstAdmin: { signInUrl, apiKey } }: RunningServer, landing?: string): void {
  const lines = [`GraphQL API:   ${url}/graphql`, `GraphiQL:      ${url}/graphiql`];
  if (landing !== undefined) lines.unshift(`Portal:        ${url}${landing}`);
  if (signInUrl) lines.push(`Sign in once:  ${signInUrl}`);
  if (apiKey) lines.push(`API key:       ${apiKey}   (shown this once; keep it)`);
  console.log(lines.join("\n"));
}

try {
  const environment = readEnvironment();
  const starting = startServer(environment);
  const end = () =>
    void starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        () => {},
      );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  // The parent of `npm start` says so when it ends; a server without it would be left behind.
  process.once("disconnect", end);
  const server = await starting;
  announce(server, environment.landing);
  process.send?.({ url: server.url, address: server.address });
} catch (error) {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = error instanceof AppError ? error.exitStatus : 1;
}
