import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createProxyServer } from "httpxy";
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

/** Sets what the pages may rely on: the policy with its nonce, the path that was asked for, the address that asks. */
function prepare(request: IncomingMessage, response: ServerResponse, development: boolean): void {
  const policy = contentPolicy(randomBytes(16).toString("base64"), development);
  // Next.js puts the nonce of the request's policy on its scripts.
  request.headers["content-security-policy"] = policy;
  request.headers["x-request-path"] = request.url ?? "/";
  // What a page fetches from the API is fetched in the name of this address: the last one counts, as with a proxy.
  request.headers["x-forwarded-for"] = [request.headers["x-forwarded-for"], request.socket.remoteAddress]
    .filter(Boolean)
    .join(", ");
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
}

/** Serves the pages and, on the same origin, passes the API's paths on to it: HTTP, event streams and WebSockets. */
export async function serveOrigin(
  environment: WebEnvironment,
  pages: Pages,
  development = false,
): Promise<Origin> {
  const proxy = createProxyServer({ target: environment.apiUrl, xfwd: true });
  const away = (_: Error, __: IncomingMessage, response: ServerResponse | Socket) => tellAway(response);
  proxy.on("error", away as never);

  const server = createServer(async (request, response) => {
    if (isForApi(request.url ?? "/"))
      return void (await proxy.web(request, response).catch(() => tellAway(response)));
    prepare(request, response, development);
    await pages.handle(request, response);
  });
  server.on("upgrade", (request, socket, head) => {
    if (!isForApi(request.url ?? "/")) return void pages.upgrade(request, socket, head);
    socket.on("error", () => socket.destroy());
    proxy.ws(request, socket as Socket, {}, head).catch(() => socket.destroy());
  });
  await listen(environment, server);
  return {
    url: addressOf(server, environment.host),
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      proxy.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
