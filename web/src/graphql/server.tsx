import "server-only";
import { dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { postOperation } from "./post-operation.ts";
import { makeQueryClient } from "./query-client.ts";
import { keyOf } from "./query-options.ts";
import { RequestError } from "./request-error.ts";
import type { TrustedDocument } from "./trusted-document.ts";

const apiUrl = () => process.env.DBDPO_API_URL ?? "http://localhost:4000";

/** The answers fetched for the page that is being rendered. */
const queryClient = cache(makeQueryClient);

/** How long a page waits for an answer before it is sent without, milliseconds. */
const patience = 2_000;

/** Sends an operation to the API in the name of who asked for the page. Throws RequestError. */
export async function fetchOnServer<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const cookie = (await cookies()).toString();
  const forwarded = (await headers()).get("x-forwarded-for");
  return postOperation(`${apiUrl()}/graphql`, document, variables, {
    cache: "no-store",
    signal: AbortSignal.timeout(patience),
    headers: { ...(cookie && { cookie }), ...(forwarded && { "x-forwarded-for": forwarded }) },
  });
}

/** The page to which a stranger is sent, and from there back to where they wanted to go. */
async function signIn(): Promise<never> {
  const path = (await headers()).get("x-request-path") ?? "/";
  redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/**
 * Fetches on the server what a component will ask for in the browser, so that the first paint has it; resolves to the answer,
 * or undefined where the API could not answer (the component then shows the error and asks again). Strangers are sent to the
 * sign-in page.
 */
export async function prefetch<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
): Promise<Data | undefined> {
  try {
    return await queryClient().fetchQuery({
      queryKey: keyOf(document, variables),
      queryFn: () => fetchOnServer(document, variables),
      retry: false,
    });
  } catch (error) {
    if (error instanceof RequestError && error.code === "UNAUTHENTICATED") return signIn();
    return undefined;
  }
}

/** Hands what was prefetched over to the components inside. */
export function Prefetched({ children }: { readonly children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient() as QueryClient)}>{children}</HydrationBoundary>;
}
