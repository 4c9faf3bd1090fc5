import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createProxyServer } from "httpxy";
import createNext from "next";
import { contentPolicy } from "./content-policy.ts";
import type { WebEnvironment } from "./environment.ts";
import { isForApi } from "./proxy-routes.ts";

export interface RunningWeb {
  /** Where it listens, such as http://localhost:3000. */
  readonly url: string;
  /** Takes no more connections and ends those that are open. */
  stop(): Promise<void>;
}

export interface WebOptions {
  /** The folder of web/. */
  readonly folder: string;
  /** Compiles pages as they are asked for. */
  readonly development?: boolean;
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

/** Serves the pages and, on the same origin, passes the API's paths on to it. */
export async function startWeb(environment: WebEnvironment, options: WebOptions): Promise<RunningWeb> {
  const { folder, development = false } = options;
  // Next.js listens to the upgrades of its server, and ends those that are not its own, as the API's are: it is given a server
  // that never listens, and hears of what it is handed below.
  const pageSockets = createServer();
  const app = createNext({
    dir: folder,
    dev: development,
    hostname: environment.host,
    port: environment.port,
    httpServer: pageSockets,
  });
  await app.prepare();
  const pages = app.getRequestHandler();
  const proxy = createProxyServer({ target: environment.apiUrl, xfwd: true });
  const away = (_: Error, __: IncomingMessage, response: ServerResponse | Socket) => tellAway(response);
  proxy.on("error", away as never);

  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    if (isForApi(path)) return void (await proxy.web(request, response).catch(() => tellAway(response)));
    const policy = contentPolicy(randomBytes(16).toString("base64"), development);
    // Next.js puts the nonce of the request's policy on its scripts.
    request.headers["content-security-policy"] = policy;
    request.headers["x-request-path"] = path;
    response.setHeader("content-security-policy", policy);
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "same-origin");
    await pages(request, response);
  });
  server.on("upgrade", (request, socket, head) => {
    if (!isForApi(request.url ?? "/")) {
      if (!pageSockets.emit("upgrade", request, socket, head)) socket.destroy();
      return;
    }
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
      await app.close();
    },
  };
}
