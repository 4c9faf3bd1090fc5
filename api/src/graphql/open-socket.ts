import type { IncomingMessage } from "node:http";
import type { Server } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Logger } from "../observe/index.ts";

/** What is known of a WebSocket when it opens. */
export interface Opened {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

const badRequest = 4400;

/** Pings a client now and then; one that has not answered by the next time is gone, or takes nothing, and is cut off. */
function keepAlive(socket: WebSocket, heartbeat: number): void {
  let alive = true;
  socket.on("pong", () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, heartbeat);
  socket.once("close", () => clearInterval(timer));
}

/**
 * Connects a WebSocket to graphql-ws. Of a message the next is made only once it has left this process, so that a client that
 * does not read is not buffered for. What a client does wrong goes to the log, not to the console.
 */
export function openSocket<Extra extends Opened>(
  server: Server<Extra>,
  extra: Extra,
  { heartbeat, log }: { readonly heartbeat: number; readonly log: Logger },
): void {
  const { socket } = extra;
  const wrong = (error: Error, code: number) => {
    log.info({ reason: error.message }, "WebSocket closed for what its client sent");
    socket.close(code, "This is no message that is understood here.");
  };
  socket.on("error", (error) => wrong(error, badRequest));
  keepAlive(socket, heartbeat);
  const closed = server.opened(
    {
      protocol: socket.protocol,
      // A failure to send is followed by the socket's close.
      send: (data) =>
        new Promise((resolve) => {
          if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
          else resolve();
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) =>
        socket.on("message", (data) => {
          take(String(data)).catch((error: Error) => wrong(error, badRequest));
        }),
    },
    extra,
  );
  socket.once("close", (code, reason) => {
    Promise.resolve(closed(code, String(reason))).catch((error: Error) =>
      log.warn({ reason: error.message }, "WebSocket closed with an error"),
    );
  });
}
