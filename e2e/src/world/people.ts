import { type Access, mutate } from "../ask/index.ts";

let made = 0;

/** Makes an account and a link that signs it in once. Names differ from call to call and from run to run. */
export async function invite(access: Access, role: "ADMIN" | "RESEARCHER"): Promise<string> {
  const name = `Guest ${Date.now()}-${made++}`;
  const email = `${name.toLowerCase().replace(" ", "-")}@example.org`;
  const { user } = await mutate<{ user: { id: string } }>(
    access,
    "createUser",
    { name, email, role },
    "user { id }",
  );
  const { link } = await mutate<{ link: { url: string } }>(
    access,
    "createSignInLink",
    { userId: user.id },
    "link { url }",
  );
  return link.url;
}
