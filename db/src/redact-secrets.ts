const hidden = "[hidden]";
const secretWords = new Set(["secret", "token", "key", "password"]);
/** An API key, wherever in a text it stands. */
const apiKey = /dbdpo_[A-Za-z0-9_-]{20,}/g;
/** Longest text kept, characters; deepest nesting kept. */
const longest = 1000;
const deepest = 20;

/** Whether a field holds a secret: the last word of its name says so. The name of a request (idempotencyKey) is none. */
function isSecret(name: string): boolean {
  if (name === "idempotencyKey") return false;
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").split(/[^A-Za-z0-9]+/);
  return secretWords.has(words.at(-1)!.toLowerCase());
}

/** A copy of an input for a record of it: without secrets, long texts cut short, fit for a JSON column. */
export function redactSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === "string") {
    // The database holds no null characters.
    const text = value.replace(apiKey, hidden).replaceAll("\0", "\ufffd");
    return text.length > longest ? `${text.slice(0, longest)}... (${text.length} characters)` : text;
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth === deepest) return "[...]";
  if (Array.isArray(value)) return value.map((item) => redactSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      isSecret(name) && field != null ? hidden : redactSecrets(field, depth + 1),
    ]),
  );
}
