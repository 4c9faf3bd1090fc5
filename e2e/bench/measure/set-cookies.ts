import { once } from "node:events";

/** A cookie as Playwright keeps it. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
}

/** Gives cookies to a browser that listens on a debugging port, for every page that it opens. Rejects where it takes none. */
export async function setCookies(port: number, cookies: readonly Cookie[]): Promise<void> {
  const { webSocketDebuggerUrl } = await (await fetch(`http://127.0.0.1:${port}/json/version`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  await once(socket, "open");
  const params = {
    cookies: cookies.map(({ name, value, domain, path, httpOnly, secure }) => ({
      ...{ name, value, domain, path, httpOnly, secure },
    })),
  };
  socket.send(JSON.stringify({ id: 1, method: "Storage.setCookies", params }));
  const [message] = (await once(socket, "message")) as [MessageEvent<string>];
  socket.close();
  const { error } = JSON.parse(message.data) as { error?: { message: string } };
  if (error) throw new Error(error.message);
}
