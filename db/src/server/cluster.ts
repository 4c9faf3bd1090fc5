import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { AppError } from "../contract/index.ts";
import { findBinaries } from "./find-binaries.ts";
import { type Programs, runProgram } from "./run-program.ts";
import { reachableBinaries, serverAccount } from "./server-account.ts";

/** A database cluster: `folder` holds its files (data/) and its password, and nobody but its account may enter. */
export interface Cluster extends Programs {
  readonly password: string;
}

/** Name of the cluster's superuser. */
export const userName = "dbdpo";

/** Folder of the cluster's files. */
export const filesOf = (cluster: Programs) => join(cluster.folder, "data");

/** The cluster of a data folder, made in its postgres/ when there is none. Call under the folder's lock. */
export async function prepareCluster(dataFolder: string, log: (line: string) => void): Promise<Cluster> {
  const account = serverAccount();
  const binaries = reachableBinaries(await findBinaries(), account);
  const programs: Programs = { folder: join(dataFolder, "postgres"), binaries, account };
  if (!existsSync(filesOf(programs))) {
    log(`Making a PostgreSQL database in ${programs.folder}.`);
    return initialise(programs);
  }
  try {
    return { ...programs, password: readFileSync(passwordFile(programs), "utf8") };
  } catch (cause) {
    throw new AppError("CORRUPT", `The database's password cannot be read: ${(cause as Error).message}.`, {
      field: passwordFile(programs),
      cause,
      hint: "Restore the file, or set DBDPO_DATA to another folder to begin with an empty database.",
    });
  }
}

const passwordFile = (programs: Programs) => join(programs.folder, "password");

/**
 * Makes the files under another name first: a start that was killed leaves nothing that looks finished. The name is new
 * each time, since an initdb that outlived its killed starter may still be writing under the last one.
 */
async function initialise(programs: Programs): Promise<Cluster> {
  const { folder, account } = programs;
  const password = randomBytes(24).toString("base64url");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeLeftovers(folder);
  const partial = `${partialName}${randomBytes(4).toString("hex")}`;
  writeFileSync(passwordFile(programs), password, { mode: 0o600, flush: true });
  if (account) for (const path of [folder, passwordFile(programs)]) chownSync(path, account.uid, account.gid);
  await runProgram(programs, "initdb", (at) => [
    ...["-D", `${at}/${partial}`, "-U", userName, `--pwfile=${at}/password`],
    ...["-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "--no-instructions"],
  ]);
  renameSync(join(folder, partial), filesOf(programs));
  syncFolder(folder);
  return { ...programs, password };
}

const partialName = "data.part-";

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((n) => n.startsWith(partialName)))
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Still being written to; the next attempt to make a cluster removes it.
    }
}

/** Makes the rename durable. Windows cannot open folders. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
