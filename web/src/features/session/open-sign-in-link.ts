/**
 * Opens a sign-in link of this site without leaving the page: the browser keeps the session's cookie of the answer. Resolves to
 * undefined once signed in, else to the name of the trouble.
 */
export async function openSignInLink(path: string): Promise<string | undefined> {
  const response = await fetch(path, { redirect: "manual", cache: "no-store" }).catch(() => undefined);
  if (!response) return "no-answer";
  // A link that is good answers with a redirect, which is not followed here.
  if (response.type === "opaqueredirect") return undefined;
  if (response.status === 429) return "too-many";
  return response.status >= 500 ? "no-answer" : "used-link";
}
