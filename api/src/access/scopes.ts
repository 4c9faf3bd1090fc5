import type { KeyScope, UserRole } from "@dreambooth-dpo/db";

/** What a credential can be good for; each includes those before it. */
const ordered = ["read", "write", "admin"] as const satisfies readonly KeyScope[];

const highest: Readonly<Record<UserRole, KeyScope>> = { researcher: "write", admin: "admin" };

const upTo = (scope: KeyScope): ReadonlySet<KeyScope> =>
  new Set(ordered.slice(0, ordered.indexOf(scope) + 1));

/** All that a role may do, and so what a session of it is good for. */
export const scopesOf = (role: UserRole): ReadonlySet<KeyScope> => upTo(highest[role]);

/** What a key with these scopes is good for while its owner has this role: never more than the owner. */
export function effectiveScopes(scopes: readonly KeyScope[], role: UserRole): ReadonlySet<KeyScope> {
  const granted = scopesOf(role);
  return new Set(scopes.flatMap((scope) => [...upTo(scope)]).filter((scope) => granted.has(scope)));
}
