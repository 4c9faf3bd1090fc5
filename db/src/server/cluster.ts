import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "../contract/index.ts";
import { findBinaries, type PostgresBinaries } from "./find-binaries.ts";
import { clusterFolder, reachableBinaries, type ServerAccount, serverAccount } from "./server-account.ts";

/** A database cluster on this machine: its files, its password, and the programs that run it. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
}

/** Name of the superuser and of the database; both belong to this product alone. */
export const databaseName = "dbdpo";

interface ClusterFile {
  readonly folder: string;
  readonly password: string;
}

/**
 * The cluster of a data folder, made when there is none. Where it lies stands in cluster.json there: in the data folder
 * itself, or elsewhere when this is root and PostgreSQL's account cannot enter it. Call under the folder's lock.
 */
export async function prepareCluster(dataFolder: string): Promise<Cluster> {
  const account = serverAccount();
  const binaries = reachableBinaries(await findBinaries(), account);
  const path = join(dataFolder, "cluster.json");
  if (existsSync(path)) {
    const { folder, password } = JSON.parse(readFileSync(path, "utf8")) as ClusterFile;
    if (existsSync(join(folder, "PG_VERSION"))) return { folder, password, binaries, account };
    throw new AppError(
      "CORRUPT",
      `The database files of ${dataFolder} are gone: ${folder} holds no cluster.`,
      {
        field: path,
        hint: `Restore ${folder}, or remove ${path} to begin with an empty database.`,
      },
    );
  }
  const cluster: Cluster = {
    folder: clusterFolder(dataFolder, randomBytes(8).toString("hex"), account),
    password: randomBytes(24).toString("base64url"),
    binaries,
    account,
  };
  await initialise(cluster);
  const { folder, password } = cluster;
  writeFileSync(`${path}.part`, JSON.stringify({ folder, password } satisfies ClusterFile), { mode: 0o600 });
  renameSync(`${path}.part`, path);
  return cluster;
}

/** Makes the cluster under another name first: a start that was killed leaves nothing that looks finished. */
async function initialise({ folder, password, binaries, account }: Cluster): Promise<void> {
  const partial = `${folder}.part`;
  const passwordFile = `${folder}.password`;
  for (const leftover of [partial, folder]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [partial, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const options = ["-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "--no-instructions"];
    await runProgram(
      binaries.initdb,
      ["-D", partial, "-U", databaseName, `--pwfile=${passwordFile}`, ...options],
      account,
    );
    renameSync(partial, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Runs one of PostgreSQL's programs to its end; DATABASE with its last words when it fails. */
export async function runProgram(
  path: string,
  args: readonly string[],
  account: ServerAccount | undefined,
): Promise<void> {
  // npm's tarballs do not always keep the executable bit.
  if (process.platform !== "win32" && !account) chmodSync(path, 0o755);
  const child = spawn(path, args, { stdio: ["ignore", "pipe", "pipe"], cwd: "/", ...account });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const status = await new Promise<number | string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(code ?? signal ?? "unknown"));
  });
  if (status === 0) return;
  const words = output.trim().split("\n").slice(-4).join(" ");
  throw new AppError("DATABASE", `${path} ended with ${status}: ${words}`, {
    ...(/no space left/i.test(words) ? { hint: "The disk is full; free some space." } : {}),
  });
}
