import type { KeyScope } from "@dreambooth-dpo/db";
import type { Role, Viewer } from "./viewer.ts";

/** Who may ask for something, and what a credential must be good for. */
interface Rule {
  readonly roles: readonly Role[];
  readonly scope: KeyScope;
}

const read: Rule = { roles: ["researcher", "admin"], scope: "read" };
const write: Rule = { roles: ["researcher", "admin"], scope: "write" };
const adminOnly: Rule = { roles: ["admin"], scope: "admin" };

/**
 * The one rule table. A field is allowed by the rule of `Type.field`, else of `Type`; what has neither is denied to
 * everybody. Rows of one's own (keys, exports, uploads) are told apart by queries, not here.
 */
export const rules: Readonly<Record<string, Rule>> = {
  Query: read,
  "Query.users": adminOnly,
  "Query.auditLog": adminOnly,
  "Query.viewer": { roles: ["anonymous", "assessor", "researcher", "admin"], scope: "read" },
  Viewer: { roles: ["anonymous", "assessor", "researcher", "admin"], scope: "read" },
  Mutation: write,
  Subscription: read,
};

/** Whether a viewer may ask for a field of a type. */
export function isAllowed(viewer: Viewer, typename: string, field: string): boolean {
  if (field === "__typename") return true;
  const rule = typename.startsWith("__") ? read : (rules[`${typename}.${field}`] ?? rules[typename]);
  if (!rule?.roles.includes(viewer.role)) return false;
  return viewer.role === "anonymous" || viewer.role === "assessor" || viewer.scopes.has(rule.scope);
}
