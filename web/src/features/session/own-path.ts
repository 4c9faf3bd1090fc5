/**
 * A path of this site to which a browser may be sent after signing in; undefined for anything that a browser might take for
 * another site, and for the sign-in page itself.
 */
export function ownPath(path: string | null | undefined): string | undefined {
  // Browsers read backslashes, doubled slashes, tabs and line breaks in ways of their own.
  if (!path || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) || /^[^?#]*%(2f|5c)/i.test(path)) return undefined;
  const own = "http://own.invalid";
  if (!URL.canParse(path, own) || new URL(path, own).origin !== own) return undefined;
  return /^\/sign-in([/?#]|$)/.test(path) ? undefined : path;
}
