import { createServer, type IncomingMessage, request as send } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** A reverse proxy as the web app's process is: what it takes at its address goes on to the API. */
export interface ReverseProxy {
  readonly url: string;
  /** Where requests go on to. */
  forwardTo(url: string): void;
  close(): Promise<void>;
}

/** The headers of a request as they go on: who sent it, and to which address, is told to the API. */
function forwardedHeaders({ headers }: IncomingMessage, client: string) {
  const before = headers["x-forwarded-for"];
  return {
    ...headers,
    "x-forwarded-for": before === undefined ? client : `${String(before)}, ${client}`,
    "x-forwarded-host": headers.host ?? "",
    "x-forwarded-proto": "http",
  };
}

/** Opens a reverse proxy for HTTP and WebSockets on a free port, which takes its clients to be at an address. */
export async function openReverseProxy(client: string): Promise<ReverseProxy> {
  let target = new URL("http://127.0.0.1:1");
  const server = createServer((request, response) => {
    const { method, url: path } = request;
    const passed = send(
      {
        hostname: target.hostname,
        port: target.port,
        method,
        path,
        headers: forwardedHeaders(request, client),
      },
      (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on("error", () => response.destroy());
    response.on("close", () => passed.destroy());
    request.pipe(passed);
  });
  server.on("upgrade", (request, socket, head) => {
    const upstream = connect(Number(target.port), target.hostname, () => {
      const lines = Object.entries(forwardedHeaders(request, client)).map(
        ([name, value]) => `${name}: ${value}`,
      );
      upstream.write([`GET ${request.url} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    forwardTo: (url) => {
      target = new URL(url);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
