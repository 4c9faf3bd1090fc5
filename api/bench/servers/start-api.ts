import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import apiFlags from "../../../scripts/api-flags.json" with { type: "json" };
import { type ServerProcess, startProcess } from "./start-process.ts";

const entry = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** Connections that the API has to the database (server/start-server.ts); the other systems get as many. */
export const connections = 10;

const after = (lines: readonly string[], label: string) =>
  lines
    .find((line) => line.startsWith(label))
    ?.slice(label.length)
    .trim();

/** Starts the API as `npm start` does, over the database of a data folder, with the key that its first start prints. */
export async function startApi(
  dataFolder: string,
): Promise<ServerProcess & { readonly url: string; readonly key: string }> {
  if (!existsSync(entry)) throw new Error("This version has no API to measure.");
  const { server, lines } = await startProcess(
    entry,
    // Nobody is to be refused for asking as fast as possible.
    { DBDPO_DATA: dataFolder, DATABASE_URL: "", PORT: "0", DBDPO_POINTS_PER_MINUTE: String(1e12) },
    (said) => after(said, "API key:") !== undefined,
    apiFlags,
  );
  const key = after(lines, "API key:")!.split(/\s/)[0]!;
  const url = after(lines, "GraphQL API:")!;
  return { ...server, url, key };
}
