import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { ThumbnailFormat } from "./make-thumbnail.ts";
import { removeStale } from "./remove-stale.ts";

export interface Thumbnail {
  /** Of the image it is made from. */
  readonly sha256: string;
  readonly width: number;
  readonly format: ThumbnailFormat;
}

export interface ThumbnailCacheOptions {
  readonly folder: string;
  /** Bytes above which thumbnails not asked for longest are removed. */
  readonly capacity: number;
  /** Makes a thumbnail as a new file. */
  readonly make: (thumbnail: Thumbnail, target: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

interface CachedFile {
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: number;
}

/** A use is noted in the file's time, once a minute at most. */
const noteEvery = 60_000;
/** Share of the capacity that a sweep leaves. */
const kept = 0.8;

/** Thumbnails as files, which processes on the same folder share. Equal requests at the same time make one. */
export class ThumbnailCache {
  private readonly options: ThumbnailCacheOptions;
  private readonly underWay = new Map<string, Promise<void>>();
  /** Bytes in the folder as far as this process knows; unknown until the first sweep. */
  private total: number | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(options: ThumbnailCacheOptions) {
    this.options = options;
  }

  /** Path of a thumbnail, which is made when it is not there. */
  async find(thumbnail: Thumbnail): Promise<string> {
    const { sha256, width, format } = thumbnail;
    const path = join(this.options.folder, sha256.slice(0, 2), `${sha256}-${width}.${format}`);
    if (await isThere(path)) return path;
    let work = this.underWay.get(path);
    if (!work) {
      work = this.make(thumbnail, path).finally(() => this.underWay.delete(path));
      this.underWay.set(path, work);
    }
    await work;
    return path;
  }

  private async make(thumbnail: Thumbnail, path: string): Promise<void> {
    const temporary = join(this.options.folder, "tmp", randomUUID());
    await mkdir(join(temporary, ".."), { recursive: true });
    await mkdir(join(path, ".."), { recursive: true });
    try {
      await this.options.make(thumbnail, temporary);
      const { size } = await stat(temporary);
      await rename(temporary, path);
      if (this.total !== undefined) this.total += size;
    } finally {
      await rm(temporary, { force: true });
    }
    if (this.total !== undefined && this.total <= this.options.capacity) return;
    this.sweeping ??= this.sweep()
      .catch(this.options.onError)
      .finally(() => {
        this.sweeping = undefined;
      });
  }

  /** Counts what is there, and removes what has not been asked for longest where that is too much. */
  private async sweep(): Promise<void> {
    const { folder, capacity } = this.options;
    await removeStale(join(folder, "tmp"));
    const files = await filesIn(folder);
    let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total > capacity)
      for (const { path, bytes } of files.sort((a, b) => a.usedAt - b.usedAt)) {
        if (total <= kept * capacity) break;
        await rm(path, { force: true });
        total -= bytes;
      }
    this.total = total;
  }
}

/** Whether a file is there and not empty, as one may be left by a power cut; notes that it is used. */
async function isThere(path: string): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(path);
    const now = Date.now();
    if (now - mtimeMs > noteEvery) await utimes(path, now / 1000, now / 1000);
    return size > 0;
  } catch {
    return false;
  }
}

/** The thumbnails that are there; other processes, and people, may remove some meanwhile. */
async function filesIn(folder: string): Promise<CachedFile[]> {
  const namesIn = (path: string) => readdir(path).catch(() => []);
  const files: CachedFile[] = [];
  for (const part of await namesIn(folder)) {
    if (part === "tmp") continue;
    for (const name of await namesIn(join(folder, part))) {
      const path = join(folder, part, name);
      const found = await stat(path).catch(() => undefined);
      if (found) files.push({ path, bytes: found.size, usedAt: found.mtimeMs });
    }
  }
  return files;
}
