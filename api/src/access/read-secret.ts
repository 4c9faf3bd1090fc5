import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";

const shortest = 32;

/**
 * The secret that signs sessions: the given one, else that of the data folder, made at random when there is none yet and
 * readable by its owner alone. Of processes that start at once, all get the same. BAD_INPUT for a short one, STORAGE when it
 * cannot be kept.
 */
export function readSecret(dataFolder: string, given: string | undefined): string {
  if (given !== undefined) return checked(given, "DBDPO_SECRET");
  const file = join(dataFolder, "session-secret");
  try {
    return stored(file) ?? make(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("STORAGE", `The secret of sessions cannot be kept: ${(cause as Error).message}.`, {
      field: "DBDPO_SECRET",
      expected: "a data folder that can be written to, or a secret in DBDPO_SECRET",
      cause,
    });
  }
}

// Its value is not said: it may be a real secret, only too short.
function checked(secret: string, field: string): string {
  if (secret.length >= shortest) return secret;
  const expected = `at least ${shortest} characters, best random ones`;
  throw new AppError("BAD_INPUT", `${field} is too short; expected ${expected}.`, { field, expected });
}

function stored(file: string): string | undefined {
  try {
    const secret = readFileSync(file, "utf8").trim();
    chmodSync(file, 0o600);
    return checked(secret, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function make(file: string): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  try {
    // A link is made whole or not at all, and by one process only.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return stored(file)!;
}
