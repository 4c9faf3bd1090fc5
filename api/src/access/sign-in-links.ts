import { type Database, deleteSignInLinks, findUser } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Auth } from "./create-auth.ts";
import { isOwnPath } from "./origins.ts";

/** Where a person lands who has signed in, unless a web app stands before the API. */
export const usualLanding = "/graphiql";

/**
 * Makes the one link by which an account can sign in, once and within a day; earlier ones are void. The browser that opens
 * it is sent on to `path`. NOT_FOUND for an unknown account, BAD_INPUT for a path elsewhere.
 */
export async function createSignInLink(
  { db, auth }: { readonly db: Database; readonly auth: Auth },
  userId: string,
  path: string = usualLanding,
): Promise<string> {
  if (!isOwnPath(path)) throw AppError.badInput("path", path, "a path of this server, such as /graphiql");
  const { email } = await findUser(db, userId);
  await deleteSignInLinks(db, email);
  let link: string | undefined;
  const metadata = { deliver: (url: string) => (link = url) };
  await auth.api.signInMagicLink({ body: { email, callbackURL: path, metadata }, headers: new Headers() });
  return link!;
}
