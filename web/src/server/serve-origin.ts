import { randomBytes } from "node:crypto";
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createProxyServer, proxyUpgrade } from "httpxy";
import { contentPolicy } from "./content-policy.ts";
import type { WebEnvironment } from "./environment.ts";
import { isForApi } from "./proxy-routes.ts";

/** What answers requests for pages. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes over a connection that asks for another protocol, such as that of the development server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
}

export interface Origin {
  /** Where it listens, such as http://localhost:3000. */
  readonly url: string;
  /** Takes no more connections and ends those that are open. */
  stop(): Promise<void>;
}

const listen = ({ port, host }: WebEnvironment, server: Server) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host) ? "localhost" : host;
  return `http://${name}:${port}`;
}

/** Tells the browser that the API is away, in the API's own words for errors. */
function tellAway(response: ServerResponse | Socket): void {
  if (!("writeHead" in response)) return void response.destroy();
  if (response.headersSent) return void response.destroy();
  response.writeHead(503, { "content-type": "application/json", "retry-after": "1" });
  response.end(JSON.stringify({ error: { code: "UNREACHABLE", message: "The API does not answer." } }));
}

/**
 * Adds the address that asks to those on the way of a request, as every proxy does: the last one counts, since those before it a
 * browser may have made up. (The proxy's own `xfwd` leaves a header as it is that is there already.)
 */
function addAddress({ headers, socket }: IncomingMessage): void {
  headers["x-forwarded-for"] = [headers["x-forwarded-for"], socket.remoteAddress].filter(Boolean).join(", ");
}

/** Sets what the pages may rely on: the policy with its nonce, and the path that was asked for. */
function prepare(request: IncomingMessage, response: ServerResponse, development: boolean): void {
  const policy = contentPolicy(randomBytes(16).toString("base64"), development);
  // Next.js puts the nonce of the request's policy on its scripts.
  request.headers["content-security-policy"] = policy;
  request.headers["x-request-path"] = request.url ?? "/";
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
}

/** Connects a browser that asks for another protocol with the API; where one side ends, so does the other. */
async function passOn(apiUrl: string, request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
  try {
    const upstream = await proxyUpgrade(apiUrl, request, socket, head);
    socket.once("close", () => upstream.destroy());
    if (socket.destroyed) upstream.destroy();
  } catch {
    socket.destroy();
  }
}

/** Serves the pages and, on the same origin, passes the API's paths on to it: HTTP, event streams and WebSockets. */
export async function serveOrigin(
  environment: WebEnvironment,
  pages: Pages,
  development = false,
): Promise<Origin> {
  // A connection of its own for each request: one kept open may be closed by the API just as the next request takes it.
  const agent = new Agent({ keepAlive: false });
  const proxy = createProxyServer({ target: environment.apiUrl, xfwd: true, agent });
  const away = (_: Error, __: IncomingMessage, response: ServerResponse | Socket) => tellAway(response);
  proxy.on("error", away as never);
  // The proxy ends the API's side of a WebSocket when the browser says goodbye, not when it is simply gone.
  proxy.on("proxyReqWs", (asking, _, socket) => {
    let api: { destroy(): unknown } = asking;
    asking.on("upgrade", (_, opened) => {
      api = opened;
    });
    socket.on("close", () => api.destroy());
  });

  const server = createServer(async (request, response) => {
    addAddress(request);
    if (isForApi(request.url ?? "/"))
      return void (await proxy.web(request, response).catch(() => tellAway(response)));
    prepare(request, response, development);
    await pages.handle(request, response);
  });
  // The server forgets connections that speak another protocol, and would wait for them for ever when it closes.
  const upgraded = new Set<Duplex>();
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket);
    socket.on("close", () => upgraded.delete(socket));
    addAddress(request);
    if (!isForApi(request.url ?? "/")) return void pages.upgrade(request, socket, head);
    socket.on("error", () => socket.destroy());
    void passOn(environment.apiUrl, request, socket as Socket, head);
  });
  await listen(environment, server);
  return {
    url: addressOf(server, environment.host),
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      proxy.close();
      server.closeAllConnections();
      for (const socket of upgraded) socket.destroy();
      await closed;
    },
  };
}
