import { hash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const start = "dbdpo_";
/** Digits of 32 random bytes, and of their checksum, in base 62. */
const bodyLength = 43;
const checksumLength = 6;
const form = new RegExp(`^${start}[0-9A-Za-z]{${bodyLength + checksumLength}}$`);

function base62(number: bigint, length: number): string {
  let text = "";
  for (let rest = number; text.length < length; rest /= 62n) text = digits[Number(rest % 62n)] + text;
  return text;
}

const checksumOf = (body: string) => base62(BigInt(crc32(body)), checksumLength);

/** A new API key: `dbdpo_`, 256 random bits and their checksum, in letters and digits. */
export function makeKey(): string {
  const body = base62(BigInt(`0x${randomBytes(32).toString("hex")}`), bodyLength);
  return start + body + checksumOf(body);
}

/** Whether a text can be a key at all, so that a mistyped one costs no look-up. */
export function isWellFormed(key: string): boolean {
  if (!form.test(key)) return false;
  const body = key.slice(start.length, start.length + bodyLength);
  return key.endsWith(checksumOf(body));
}

/** SHA-256 of a key, hex: all that is stored of it. A look-up by it tells nothing by the time it takes. */
export const hashKey = (key: string): string => hash("sha256", key);

/** The beginning of a key, by which a person tells it from others. */
export const prefixOf = (key: string): string => key.slice(0, start.length + 6);
