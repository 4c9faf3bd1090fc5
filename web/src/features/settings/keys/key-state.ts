/** Whether a key still works at `now`, and if not, why. */
export function keyState(
  key: { readonly revokedAt: string | null; readonly expiresAt: string | null },
  now: Date,
): "good" | "expired" | "revoked" {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && new Date(key.expiresAt) <= now ? "expired" : "good";
}

/** For how long a key can be made, days; undefined for one without an end. */
export const lifetimes = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "", label: "No end" },
] as const;

/** When a key ends that is made at `now` for so many days ("" for no end), as ISO text. */
export const endOf = (days: string, now: Date): string | null =>
  days === "" ? null : new Date(now.getTime() + Number(days) * 86_400_000).toISOString();

/** What keys can be made for; each includes those before it. */
export const reaches = [
  { scopes: ["READ"], name: "Read", about: "Queries, subscriptions, downloads" },
  { scopes: ["READ", "WRITE"], name: "Read and write", about: "Also starting and changing things, uploads" },
  {
    scopes: ["READ", "WRITE", "ADMIN"],
    name: "Administer",
    about: "Also accounts and the audit log",
  },
] as const;

/** The most that scopes allow, in one word. */
export const reachOf = (scopes: readonly string[]): string =>
  reaches.findLast(({ scopes: [...all] }) => scopes.includes(all.at(-1)!))?.name ?? "Nothing";
