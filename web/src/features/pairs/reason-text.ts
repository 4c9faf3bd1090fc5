/** Why a pair is trained on or not, as a sentence. */
export function reasonText(kept: boolean, reason: string | null): string {
  if (kept) return "It is trained on.";
  if (reason === "near-duplicate") return "The two images hardly differ in their scores.";
  if (reason === "not selected")
    return "Its angle lies outside the run's window in either order, or a limit on pairs left it out.";
  return reason ?? "It was not selected.";
}
