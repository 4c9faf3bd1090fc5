import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const script = join(import.meta.dirname, "../../api/bench/seed/seed-process.ts");

/** Runs per unit of the generator, and images. */
export const perUnit = { runs: 50, images: 5000 } as const;

/** What the generator made, ids as addresses of pages carry them. */
export interface Seeded {
  readonly seconds: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly worthOpening: {
    /** An experiment of ten runs, and one of four. */
    readonly wide: string;
    readonly ordinary: string;
    /** A run with 45,000 candidate pairs. */
    readonly largeSelection: string;
  };
  /** The runs of the wide experiment. */
  readonly runs: readonly string[];
}

/** Adds units of the API benchmark's database to a data folder, by the API benchmark's generator. */
export async function seed(dataFolder: string, from: number, to: number): Promise<Seeded> {
  const child = spawn(process.execPath, [script, dataFolder, String(from), String(to)], {
    env: { ...process.env, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout!.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error("The database could not be seeded.");
  return JSON.parse(said);
}
