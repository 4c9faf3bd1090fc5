/** Names under which a machine reaches itself. */
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The origins that count as the product's own: that of its address, for a local one under every name of the machine. */
export function ownOrigins(baseUrl: string): ReadonlySet<string> {
  const url = new URL(baseUrl);
  if (!loopback.includes(url.hostname)) return new Set([url.origin]);
  return new Set(
    loopback.map((hostname) => {
      const same = new URL(url.origin);
      same.hostname = hostname;
      return same.origin;
    }),
  );
}

/** Whether a text is a path of the product itself, to which a browser may be sent. */
export function isOwnPath(path: string): boolean {
  // Browsers and routers read backslashes, doubled and encoded slashes in ways of their own.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) || /^[^?#]*%(2f|5c)/i.test(path)) return false;
  return (
    URL.canParse(path, "http://own.invalid") && new URL(path, "http://own.invalid").host === "own.invalid"
  );
}
