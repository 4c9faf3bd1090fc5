import { z } from "zod";

/** A number strictly above 0. */
export const positive = () => z.number({ error: "a number above 0" }).gt(0, { error: "a number above 0" });

/** A number of at least 0. */
export const atLeastZero = () =>
  z.number({ error: "a number of at least 0" }).gte(0, { error: "a number of at least 0" });

/** A finite number in [low, high]. */
export const between = (low: number, high: number) => {
  const error = `a number from ${low} to ${high}`;
  return z.number({ error }).gte(low, { error }).lte(high, { error });
};

/** A whole number of at least `low`. */
export const wholeFrom = (low: number) => {
  const error = `a whole number of at least ${low}`;
  return z.int({ error }).gte(low, { error });
};

/** A non-empty, trimmed text. */
export const text = (what = "a non-empty text") => z.string({ error: what }).trim().min(1, { error: what });

/** A short name that is safe as a folder name on every system. */
export const slug = (what = "a name") => {
  const error = `${what} of 1 to 64 letters, digits, "-", "_" or "." that starts with a letter or digit`;
  return z.string({ error }).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { error });
};

/** One of a few words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `one of ${words.join(", ")}` });

/** An object with exactly these fields; an unknown field is an error that lists the known ones. */
export const fields = <T extends z.ZodRawShape>(shape: T) => {
  const known = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `only the fields ${known}` : `an object with the fields ${known}`,
  });
};
