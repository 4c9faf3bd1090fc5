import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../contract/index.ts";
import type { ArtifactStore, StoredArtifact } from "./artifact-store.ts";

const pattern = /^[0-9a-f]{64}$/;

/** Artifacts as files under a folder: objects/ab/cdef..., written through tmp/ on the same file system. */
export class LocalArtifactStore implements ArtifactStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredArtifact> {
    const temporary = join(this.folder, "tmp", randomUUID());
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      await mkdir(join(this.folder, "tmp"), { recursive: true });
      const file = await open(temporary, "wx");
      try {
        for await (const chunk of content instanceof Uint8Array ? [content] : content) {
          hash.update(chunk);
          bytes += chunk.length;
          await writeWhole(file, chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const sha256 = hash.digest("hex");
      await this.publish(temporary, sha256);
      return { sha256, bytes };
    } catch (cause) {
      await rm(temporary, { force: true });
      throw storageError(cause, this.folder);
    }
  }

  async get(sha256: string): Promise<Buffer> {
    const path = this.locate(sha256);
    let content: Buffer;
    try {
      content = await readFile(path);
    } catch (cause) {
      throw absent(cause, sha256, this.folder);
    }
    verify(createHash("sha256").update(content).digest("hex"), sha256, path);
    return content;
  }

  async *open(sha256: string): AsyncIterable<Uint8Array> {
    const path = this.locate(sha256);
    const hash = createHash("sha256");
    try {
      for await (const chunk of createReadStream(path)) {
        hash.update(chunk as Uint8Array);
        yield chunk as Uint8Array;
      }
    } catch (cause) {
      throw absent(cause, sha256, this.folder);
    }
    verify(hash.digest("hex"), sha256, path);
  }

  async has(sha256: string): Promise<boolean> {
    try {
      await access(this.locate(sha256));
      return true;
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      return false;
    }
  }

  /** Path of an object, for readers that need a file; the object need not exist. */
  locate(sha256: string): string {
    if (!pattern.test(sha256)) throw AppError.badInput("artifact", sha256, "64 lower-case hex digits");
    return join(this.folder, "objects", sha256.slice(0, 2), sha256.slice(2));
  }

  /** Moves a written file to its place, also over what is there: a damaged object heals when it is stored again. */
  private async publish(temporary: string, sha256: string): Promise<void> {
    const path = this.locate(sha256);
    const folder = join(path, "..");
    const made = await mkdir(folder, { recursive: true });
    await rename(temporary, path);
    await syncFolder(folder);
    if (made !== undefined) await syncFolder(join(folder, ".."));
  }
}

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
}

/** Makes a rename durable. Windows cannot open folders; there the file system's journal has to do. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function verify(found: string, expected: string, path: string): void {
  if (found !== expected)
    throw new AppError(
      "CORRUPT",
      `The stored artifact ${expected} is damaged: its content hashes to ${found}.`,
      {
        field: path,
        value: found,
        expected,
      },
    );
}

const codeOf = (cause: unknown) => (cause as NodeJS.ErrnoException | undefined)?.code;

function absent(cause: unknown, sha256: string, folder: string): AppError {
  if (codeOf(cause) === "ENOENT")
    return new AppError("NOT_FOUND", `The artifact ${sha256} is not in the store.`, {
      field: "artifact",
      value: sha256,
    });
  return storageError(cause, folder);
}

function storageError(cause: unknown, folder: string): AppError {
  if (cause instanceof AppError) return cause;
  const full = ["ENOSPC", "EDQUOT", "EFBIG"].includes(codeOf(cause) ?? "");
  return new AppError(
    "STORAGE",
    full
      ? `The disk that holds ${folder} is full; nothing was stored.`
      : `The artifact store ${folder} cannot be used: ${cause instanceof Error ? cause.message : cause}.`,
    { field: folder, cause, ...(full ? { hint: "Free some space and resume; what was done is kept." } : {}) },
  );
}
