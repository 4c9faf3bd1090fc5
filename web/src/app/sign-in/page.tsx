import { ownPath } from "../../features/session/own-path.ts";
import { SignIn } from "../../features/session/sign-in.tsx";
import { viewerDocument } from "../../features/session/viewer.graphql.ts";
import { fetchOnServer } from "../../graphql/server.tsx";

export const metadata = { title: "Sign in" };

type Search = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

const one = (value: string | readonly string[] | undefined) =>
  typeof value === "string" ? value : undefined;

export default async function SignInPage({ searchParams }: { readonly searchParams: Search }) {
  const { next, error } = await searchParams;
  // Everybody may ask who they are; where the API is away, a stranger is assumed.
  const { viewer } = (await fetchOnServer(viewerDocument, {}).catch(() => undefined)) ?? {};
  return <SignIn next={ownPath(one(next))} error={one(error)} signedInAs={viewer?.user?.name} />;
}
