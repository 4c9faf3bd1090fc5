import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LocalArtifactStore } from "./index.ts";

let folder: string;
let store: LocalArtifactStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "artifacts-"));
  store = new LocalArtifactStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test("what is put, whole or in chunks, is found under its SHA-256 and read back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 5000 }),
      fc.integer({ min: 1, max: 999 }),
      async (bytes, size) => {
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        expect(await store.put(chunksOf(bytes, size))).toEqual({ sha256, bytes: bytes.length });
        expect(await store.put(bytes)).toEqual({ sha256, bytes: bytes.length });
        expect(new Uint8Array(await store.get(sha256))).toEqual(bytes);
        const streamed: Uint8Array[] = [];
        for await (const chunk of store.open(sha256)) streamed.push(chunk);
        expect(new Uint8Array(Buffer.concat(streamed))).toEqual(bytes);
      },
    ),
    { numRuns: 30 },
  );
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
});

test("a damaged object is refused, read whole or streamed, until it is stored again", async () => {
  const { sha256 } = await store.put(Buffer.from("a picture"));
  writeFileSync(store.locate(sha256), "another");
  await expect(store.get(sha256)).rejects.toMatchObject({ code: "CORRUPT" });
  const drain = async () => {
    for await (const _ of store.open(sha256));
  };
  await expect(drain()).rejects.toMatchObject({ code: "CORRUPT" });
  await store.put(Buffer.from("a picture"));
  expect(await store.get(sha256)).toEqual(Buffer.from("a picture"));
});

test("an absent object is NOT_FOUND and a malformed hash BAD_INPUT, so no path leads out of the store", async () => {
  await expect(store.get("0".repeat(64))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await store.has("0".repeat(64))).toBe(false);
  await expect(store.get("../../etc/passwd")).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(store.has("A".repeat(64))).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("a source that fails half-way leaves nothing behind", async () => {
  async function* broken() {
    yield Buffer.from("half");
    throw new Error("the camera fell");
  }
  await expect(store.put(broken())).rejects.toMatchObject({ code: "STORAGE" });
  expect(readdirSync(folder)).toEqual(["tmp"]);
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
});

test.runIf(process.platform !== "win32")("a full disk is said so and leaves nothing behind", () => {
  // A file-size limit of 8 blocks stands for the full disk: the write fails in the same call with EFBIG.
  const module = fileURLToPath(new URL("./index.ts", import.meta.url));
  const script = `
    import { LocalArtifactStore } from ${JSON.stringify(module)};
    process.on("SIGXFSZ", () => {});
    const store = new LocalArtifactStore(${JSON.stringify(folder)});
    await store.put(Buffer.alloc(1 << 20, 1)).catch((e) => { console.log(e.code, e.message); });`;
  const { stdout } = spawnSync(
    "bash",
    ["-c", 'ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, script],
    { encoding: "utf8" },
  );
  expect(stdout).toContain(`STORAGE The disk that holds ${folder} is full; nothing was stored.`);
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
});
