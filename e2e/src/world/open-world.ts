import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startStack } from "../stack/index.ts";
import { seedWorld, type World } from "./seed-world.ts";
import { signIn } from "./sign-in.ts";

/** A running product with something in it, as tests find it described in a file. */
export interface OpenWorld extends World {
  /** The web app's origin. */
  readonly url: string;
  /** The first admin's key. */
  readonly apiKey: string;
  readonly dataFolder: string;
  /** A browser's cookies after the first admin has signed in. */
  readonly session: string;
}

/** Where everything that a run of the tests leaves behind lies: screenshots, traces, logs. */
export const artifacts = join(import.meta.dirname, "../../artifacts");

/** The environment variable that names the file of the world under test. */
export const worldVariable = "DBDPO_E2E_WORLD";

/** Starts the product, fills it and signs in. Resolves to the file that describes it, and a function that ends it all. */
export async function openWorld(): Promise<{ file: string; dispose(): Promise<void> }> {
  const logs = join(artifacts, "logs");
  mkdirSync(logs, { recursive: true });
  const stack = await startStack();
  const { url, apiKey, dataFolder } = stack;
  try {
    const session = join(dataFolder, "session.json");
    await signIn(stack.signInUrl, session);
    const world = await seedWorld({ url, apiKey });
    const file = join(dataFolder, "world.json");
    writeFileSync(file, JSON.stringify({ ...world, url, apiKey, dataFolder, session } satisfies OpenWorld));
    return { file, dispose: () => stack.dispose(logs) };
  } catch (error) {
    await stack.dispose(logs);
    throw error;
  }
}

/** The world that the tests were given. Throws where there is none. */
export function readWorld(): OpenWorld {
  const file = process.env[worldVariable];
  if (!file) throw new Error(`${worldVariable} names no file.`);
  return JSON.parse(readFileSync(file, "utf8"));
}
