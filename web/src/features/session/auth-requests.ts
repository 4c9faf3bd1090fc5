import { RequestError } from "../../graphql/request-error.ts";

/** A browser that is signed in to an account. */
export interface BrowserSession {
  readonly id: string;
  /** Names it when it is ended; a secret like the cookie. */
  readonly token: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly userAgent: string | null;
}

const codes: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  429: "RATE_LIMITED",
};

/** Asks the API's session routes. Throws RequestError. */
async function ask(path: string, body?: object): Promise<unknown> {
  const init: RequestInit = body
    ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
    : {};
  const response = await fetch(`/api/auth${path}`, { ...init, cache: "no-store" }).catch(() => undefined);
  if (!response) throw new RequestError("UNREACHABLE", "The API cannot be reached.");
  const answer = (await response.json().catch(() => null)) as {
    error?: { code: string; message: string };
    message?: string;
  } | null;
  if (response.ok) return answer;
  throw new RequestError(
    answer?.error?.code ?? codes[response.status] ?? "INTERNAL",
    answer?.error?.message ?? answer?.message ?? `The API answered with status ${response.status}.`,
  );
}

/** All browsers signed in to one's account, the one that asks first. */
export async function listSessions(): Promise<readonly (BrowserSession & { readonly current: boolean })[]> {
  const [mine, all] = (await Promise.all([ask("/get-session"), ask("/list-sessions")])) as [
    { session: BrowserSession } | null,
    readonly BrowserSession[],
  ];
  return all
    .map((each) => ({ ...each, current: each.id === mine?.session.id }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.updatedAt.localeCompare(a.updatedAt));
}

/** Signs another browser out. */
export const endSession = (token: string): Promise<unknown> => ask("/revoke-session", { token });

/** Signs every browser out but the one that asks. */
export const endOtherSessions = (): Promise<unknown> => ask("/revoke-other-sessions", {});

/** Signs this browser out and goes to the sign-in page, by a full load: nothing of the account stays in memory. */
export async function signOut(): Promise<void> {
  await ask("/sign-out", {});
  location.assign("/sign-in");
}
