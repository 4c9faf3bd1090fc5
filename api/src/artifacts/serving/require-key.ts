import { AppError } from "@dreambooth-dpo/db/contract";

/** The key of an artifact in an address; no other text can lead to a path. Throws BAD_INPUT. */
export function requireKey(text: unknown): string {
  if (typeof text === "string" && /^[0-9a-f]{64}$/.test(text)) return text;
  throw AppError.badInput("sha256", text, "64 lower-case hex digits");
}

/** The same whether it is not stored, not referred to or somebody else's. */
export const unknown = (what: string, sha256: string) =>
  new AppError("NOT_FOUND", `There is no ${what} ${sha256}.`, { field: "sha256", value: sha256 });
