import type { IncomingMessage } from "node:http";

const isLoopback = (address: string) => /^(::ffff:)?127\.|^::1$/.test(address);

/**
 * The address that a request came from, as Express tells it with "trust proxy" set to "loopback": the last one on the way
 * that is not of this machine.
 */
export function clientAddress({ socket, headers }: IncomingMessage): string | null {
  const { remoteAddress } = socket;
  if (remoteAddress === undefined) return null;
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  const way = [...forwarded, remoteAddress];
  return way.findLast((address) => !isLoopback(address)) ?? way[0]!;
}
