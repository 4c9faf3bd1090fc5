import { isIPv6 } from "node:net";

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [head, tail] = address.split("::") as [string, string?];
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(missing, 0)).fill("0"), ...right];
}

/**
 * The part of an address that one client cannot change at will, by which clients are counted: an IPv4 address, or the
 * first 64 bits of an IPv6 address. "unknown" where there is none.
 */
export function networkOf(address: string | null): string {
  if (address === null) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  const bare = address.replace(/%.*$/, "");
  if (!isIPv6(bare)) return bare.slice(0, 64);
  const network = groupsOf(bare.toLowerCase()).slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
