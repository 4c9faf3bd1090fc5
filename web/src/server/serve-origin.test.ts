import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Origin, serveOrigin } from "./serve-origin.ts";

let api: Server;
let apiUrl: string;
let origin: Origin;
/** What the pages were asked for, with the headers that reached them. */
const asked: IncomingMessage[] = [];
/** Open event streams of the API: write to one to send. */
const streams: { write(text: string): void }[] = [];
const ended: string[] = [];

async function readAll(message: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of message) text += part;
  return text;
}

beforeEach(async () => {
  asked.length = streams.length = ended.length = 0;
  api = createServer(async (message, response) => {
    if (message.url === "/graphql/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("event: next\ndata: 1\n\n");
      response.on("close", () => ended.push("stream"));
      streams.push(response);
      return;
    }
    const { method, url, headers } = message;
    response.setHeader("x-api", "yes");
    response.end(JSON.stringify({ method, url, headers, body: await readAll(message) }));
  });
  // Answers an upgrade and sends back what it gets.
  api.on("upgrade", (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nx-path: ${message.url}\r\n\r\n`,
    );
    if (head.length > 0) socket.write(head);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => ended.push("socket"));
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  origin = await serveOrigin(
    { port: 0, host: "127.0.0.1", apiUrl },
    {
      handle: async (message, response) => {
        asked.push(message);
        response.end("a page");
      },
      upgrade: async (_, socket) =>
        void socket.end(
          "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nx-pages: yes\r\n\r\n",
        ),
    },
  );
});

const stopApi = async () => {
  api.closeAllConnections();
  await new Promise((resolve) => api.close(resolve));
};
afterEach(async () => {
  await origin.stop();
  await stopApi();
});

const json = async (path: string, init?: RequestInit) =>
  (await fetch(origin.url + path, init)).json() as Promise<{
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string;
  }>;

/** Asks for the WebSocket protocol; resolves to the answer's headers and the connection, or rejects where it is cut. */
async function upgrade(path: string): Promise<{ headers: IncomingMessage["headers"]; socket: Socket }> {
  const asking = request(origin.url + path, { headers: { connection: "Upgrade", upgrade: "websocket" } });
  asking.end();
  const [answer, socket] = (await once(asking, "upgrade")) as [IncomingMessage, Socket];
  return { headers: answer.headers, socket };
}

describe("paths of the API", () => {
  it("are passed on with method, body and query, and the answer comes back with its headers", async () => {
    const response = await fetch(`${origin.url}/graphql?a=1`, {
      method: "POST",
      body: '{"documentId": "x"}',
    });
    expect(response.headers.get("x-api")).toBe("yes");
    expect(await response.json()).toMatchObject({
      method: "POST",
      url: "/graphql?a=1",
      body: '{"documentId": "x"}',
    });
    expect(asked).toEqual([]);
  });

  it("keep the policy of the API: that of the pages is not put on them", async () => {
    const response = await fetch(`${origin.url}/graphiql`);
    expect(response.headers.get("content-security-policy")).toBeNull();
  });

  it("tell the API who asks and under which host, last of all that may have been made up", async () => {
    const { headers } = await json("/health", { headers: { "x-forwarded-for": "203.0.113.9" } });
    expect(headers["x-forwarded-for"]).toMatch(/^203\.0\.113\.9,\s?127\.0\.0\.1$/);
    expect(headers.host).toBe(new URL(origin.url).host);
  });

  it("stream: an event arrives while the answer is still under way", async () => {
    const response = await fetch(`${origin.url}/graphql/stream`, { method: "POST", body: "{}" });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain("data: 1");
    streams[0]!.write("event: next\ndata: 2\n\n");
    expect((await reader.read()).value).toContain("data: 2");
    await reader.cancel();
    await expect.poll(() => ended).toContain("stream");
  });

  it("take WebSockets, both ways, and end them on the one side when they end on the other", async () => {
    const { headers, socket } = await upgrade("/graphql");
    expect(headers["x-path"]).toBe("/graphql");
    socket.write("hello");
    const [back] = (await once(socket, "data")) as [Buffer];
    expect(back.toString()).toBe("hello");
    socket.end();
    await expect.poll(() => ended).toContain("socket");
  });

  it("end a WebSocket at the API when the browser is gone without a word", async () => {
    const { socket } = await upgrade("/graphql");
    socket.resetAndDestroy();
    await expect.poll(() => ended).toContain("socket");
  });
});

describe("while the API is away", () => {
  it("requests are answered with 503, in the API's words, and pages go on", async () => {
    await stopApi();
    const response = await fetch(`${origin.url}/graphql`, { method: "POST", body: "{}" });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("1");
    expect(await response.json()).toEqual({
      error: { code: "UNREACHABLE", message: "The API does not answer." },
    });
    expect(await (await fetch(`${origin.url}/help`)).text()).toBe("a page");
  });

  it("WebSockets are cut rather than left waiting", async () => {
    await stopApi();
    await expect(upgrade("/graphql")).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("an answer that has begun breaks off, so that nobody takes it for whole", async () => {
    const response = await fetch(`${origin.url}/graphql/stream`, { method: "POST", body: "{}" });
    const reader = response.body!.getReader();
    await reader.read();
    api.closeAllConnections();
    await expect(reader.read()).rejects.toThrow();
  });
});

describe("pages", () => {
  it("have a policy that lets in scripts of a nonce of their own alone, another one each time", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await fetch(`${origin.url}/help`)).headers.get("content-security-policy")!),
    );
    const nonces = policies.map((policy) => /script-src [^;]*'nonce-([^']+)'/.exec(policy)![1]!);
    expect(new Set(nonces).size).toBe(2);
    expect(Buffer.from(nonces[0]!, "base64").length).toBe(16);
    for (const policy of policies) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe-eval");
    }
  });

  it("are told the same policy, the path and the address, whatever a browser says of them", async () => {
    const response = await fetch(`${origin.url}/runs/1?tab=pairs`, {
      headers: {
        "content-security-policy": "script-src 'nonce-known'",
        "x-request-path": "//evil.example",
        "x-forwarded-for": "203.0.113.9",
      },
    });
    expect(asked[0]!.headers).toMatchObject({
      "content-security-policy": response.headers.get("content-security-policy"),
      "x-request-path": "/runs/1?tab=pairs",
      "x-forwarded-for": "203.0.113.9, 127.0.0.1",
    });
  });

  it("are not guessed at by type, and do not tell other sites where one comes from", async () => {
    const { headers } = await fetch(`${origin.url}/help`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });

  it("have upgrades of their own", async () => {
    expect((await upgrade("/_next/webpack-hmr")).headers["x-pages"]).toBe("yes");
  });
});

it("stops though streams and sockets are open, and listens no more", async () => {
  const response = await fetch(`${origin.url}/graphql/stream`, { method: "POST", body: "{}" });
  const reader = response.body!.getReader();
  await reader.read();
  const { socket } = await upgrade("/graphql");
  const closed = once(socket, "close");
  socket.on("error", () => {});
  await origin.stop();
  await expect(reader.read()).rejects.toThrow();
  await closed;
  await expect.poll(() => ended.sort()).toEqual(["socket", "stream"]);
  await expect(fetch(`${origin.url}/help`)).rejects.toThrow();
});
