import type { KeyScope, UserRole } from "@dreambooth-dpo/db";

/** Everybody who may ask, from least to most. */
export const roles = ["anonymous", "assessor", "researcher", "admin"] as const satisfies readonly (
  | UserRole
  | "anonymous"
  | "assessor"
)[];
export type Role = (typeof roles)[number];

/** Who is asking, and what their credential is good for. */
export interface Viewer {
  readonly role: Role;
  /** Of a key, those it was made with; of a session, all. Nothing for the anonymous. */
  readonly scopes: ReadonlySet<KeyScope>;
  /** The account behind a session or a key. */
  readonly userId: string | null;
  readonly apiKeyId: string | null;
  /** The invitation behind an assessor. */
  readonly assessorId: string | null;
  /** What the credential is counted under by the rate limit; the address where there is none. */
  readonly subject: string;
}
