import { connect } from "node:net";
import type pg from "pg";

/** A connection whose statement may have to be stopped, as PostgreSQL knows it. */
type Target = Pick<pg.Client, "host" | "port"> & {
  readonly processID: number | null;
  readonly secretKey: number | null;
};

/** Longest to wait for a server that does not take the request, milliseconds. */
const patience = 5000;

/** The number that makes a message a request to cancel (PostgreSQL protocol, section "Message Formats"). */
const requestCode = 80_877_102;

/**
 * Asks the server to cancel what a connection is doing. Ends when the server has passed the request on, so that it cannot
 * hit a later statement of that connection, or when it cannot be asked; never throws. It goes past all pools: with every
 * connection busy, statements can still be stopped.
 */
export function cancelStatement(client: pg.ClientBase): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Target;
  if (!processID || secretKey === null) return Promise.resolve();
  const message = Buffer.alloc(16);
  for (const [index, word] of [message.length, requestCode, processID, secretKey].entries())
    message.writeInt32BE(word, 4 * index);
  const socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.setTimeout(patience, () => socket.destroy());
  // What cannot be stopped goes on to its end, or to the end of its connection.
  socket.on("error", () => {});
  socket.end(message);
  socket.resume();
  return new Promise((resolve) => socket.once("close", () => resolve()));
}
