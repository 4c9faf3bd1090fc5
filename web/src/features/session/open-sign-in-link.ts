/** The name of what went wrong when a link was opened, by where the answer came from; undefined once signed in. */
export function troubleOf(answer: Pick<Response, "status" | "redirected" | "url">): string | undefined {
  const { pathname, searchParams } = new URL(answer.url);
  // Good links and bad ones answer with a redirect: to where the link leads, or to the page of strangers with the reason.
  if (pathname === "/sign-in" && searchParams.has("error")) return searchParams.get("error") ?? undefined;
  if (answer.redirected) return undefined;
  if (answer.status === 429) return "too-many";
  return answer.status >= 500 ? "no-answer" : "used-link";
}

/**
 * Opens a sign-in link of this site without leaving the page: the browser keeps the session's cookie of the answer. Resolves to
 * undefined once signed in, else to the name of the trouble.
 */
export async function openSignInLink(path: string): Promise<string | undefined> {
  const response = await fetch(path, { cache: "no-store" }).catch(() => undefined);
  if (!response) return "no-answer";
  void response.body?.cancel();
  return troubleOf(response);
}
