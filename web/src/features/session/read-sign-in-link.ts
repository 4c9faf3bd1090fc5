import { ownPath } from "./own-path.ts";

const verifyPath = "/api/auth/magic-link/verify";
/** Names under which a machine reaches itself: a link made under one of them works under another. */
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

export interface SignInLink {
  /** The link's path and query on this site. */
  readonly path: string;
  /** Where it leads a person who has signed in, if it says so. */
  readonly landing: string | undefined;
}

const isSameSite = (link: URL, here: URL) =>
  link.origin === here.origin ||
  (link.protocol === here.protocol &&
    link.port === here.port &&
    loopback.has(link.hostname) &&
    loopback.has(here.hostname));

/**
 * Reads a pasted sign-in link. Resolves to what is wrong with it, as a sentence, where it is none of this site at `origin`:
 * anything else is never opened.
 */
export function readSignInLink(pasted: string, origin: string): SignInLink | string {
  const text = pasted.trim().replace(/^<|>$/g, "");
  if (text === "") return "Paste the whole link, from http to its end.";
  if (!URL.canParse(text)) return "This is no link. Paste the whole of it, from http to its end.";
  const link = new URL(text);
  const here = new URL(origin);
  if (!isSameSite(link, here))
    return `This link belongs to ${link.host || "another site"}, not to ${here.host}.`;
  if (link.pathname !== verifyPath || !link.searchParams.get("token"))
    return "This is a link of this site, but none to sign in with. Those contain “magic-link/verify?token=”.";
  return { path: link.pathname + link.search, landing: ownPath(link.searchParams.get("callbackURL")) };
}
