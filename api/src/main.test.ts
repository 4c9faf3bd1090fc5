import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";

const dataFolder = mkdtempSync(join(tmpdir(), "api-main-"));
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  )) {
    child.kill();
    await once(child, "exit");
  }
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Starts the process as `npm start` does. */
function start(environment: NodeJS.ProcessEnv = {}) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [fileURLToPath(new URL("./main.ts", import.meta.url))], {
    env: { ...inherited, DBDPO_DATA: dataFolder, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const written = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    written.out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    written.err += String(chunk);
  });
  const ended = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  return { child, written, ended };
}

const patient = { timeout: 30_000, interval: 50 };

/** Takes traces as a collector does. */
async function openCollector() {
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(`${request.url} ${Buffer.concat(chunks).toString("latin1")}`);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const { port } = collector.address() as AddressInfo;
  return {
    bodies,
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => collector.close(resolve)),
  };
}

describe("the process", () => {
  it("tells its address and a first key, logs JSON lines, sends traces, and ends with 0 when it is told to", async () => {
    const collector = await openCollector();
    const { child, written, ended } = start({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      DBDPO_LANDING: "/",
    });
    await vi.waitFor(() => expect(written.out).toMatch(/API key: +dbdpo_\w+/), patient);
    expect(written.out).toMatch(/^Portal: +http:\/\/localhost:\d+\/\nGraphQL API:/);
    const url = /GraphQL API: +(http:\S+)/.exec(written.out)![1]!;
    const key = /API key: +(dbdpo_\w+)/.exec(written.out)![1]!;
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ query: "query Traced { runs(first: 1) { totalCount } }" }),
    });
    expect(answer.status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toEqual({ code: 0, signal: null });

    const lines = written.err
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const requestId = answer.headers.get("x-request-id");
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: "operation", operation: "Traced", requestId, outcome: "ok" }),
    );
    expect(lines.at(-1)).toMatchObject({ msg: "stopped" });
    expect(written.err).not.toContain(key);

    const traces = collector.bodies.join("\n");
    expect(traces).toContain("/v1/traces");
    expect(traces).toContain(requestId);
    expect(traces).toMatch(/db\.query\.text.{0,60}select/);
    expect(traces).not.toContain(key);
    await collector.close();
  });

  it.concurrent("ends with 0, and its database with it, when it is told to while it is still starting", async () => {
    const fresh = join(dataFolder, "fresh");
    const { child, written, ended } = start({ DBDPO_DATA: fresh });
    await vi.waitFor(() => expect(written.err).toContain("Making a PostgreSQL database"), patient);
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(existsSync(join(fresh, "postgres", "data", "postmaster.pid"))).toBe(false);
  });

  it.concurrent("says which port is taken, and ends", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const { written, ended } = start({ PORT: String(port) });
    expect(await ended).toEqual({ code: 2, signal: null });
    expect(written.err).toContain(
      `PORT is ${port}; expected a port that is free. Another program listens there.`,
    );
    expect(written.out).toBe("");
    await new Promise((resolve) => other.close(resolve));
  });

  it.concurrent("names a variable that is wrong, and ends", async () => {
    const { written, ended } = start({ PORT: "eighty" });
    expect(await ended).toEqual({ code: 2, signal: null });
    expect(written.err).toMatch(/^PORT is "eighty"; expected a port, 0 to 65535/);
  });
});
