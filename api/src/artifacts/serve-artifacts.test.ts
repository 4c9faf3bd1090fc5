import { rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeImage, openTestArtifacts, type TestArtifacts } from "./testing/index.ts";

let api: TestArtifacts;
let image: Buffer;
let sha256: string;
beforeAll(async () => {
  api = await openTestArtifacts();
  image = await makeImage(64).png().toBuffer();
  sha256 = await api.addImage(image);
});
afterAll(() => api?.close());

const errorOf = async (response: Response) => ((await response.json()) as { error: unknown }).error;
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("an image", () => {
  it("is sent as stored, under its true type, for good", async () => {
    const response = await api.get(`/images/${sha256}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(image.length),
      etag: `"${sha256}"`,
      "cache-control": "private, max-age=31536000, immutable",
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(response.headers.get("last-modified")).toBeNull();
    expect(await bytesOf(response)).toEqual(image);
  });

  it("may be a jpeg or a webp; what is no image is a file to keep", async () => {
    for (const type of ["jpeg", "webp"] as const) {
      const key = await api.addImage(await makeImage(16)[type]().toBuffer());
      expect((await api.get(`/images/${key}`)).headers.get("content-type")).toBe(`image/${type}`);
    }
    const page = await api.addImage(Buffer.from("<script>alert(1)</script>"));
    const { headers } = await api.get(`/images/${page}`);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toBe("attachment");
  });

  it("is told by its headers alone", async () => {
    const response = await api.get(`/images/${sha256}`, {}, "HEAD");
    expect(response.headers.get("content-length")).toBe(String(image.length));
    expect((await bytesOf(response)).length).toBe(0);
  });

  it("is not sent again to who has it", async () => {
    for (const tag of [`"${sha256}"`, `"other", W/"${sha256}"`, "*"]) {
      const response = await api.get(`/images/${sha256}`, { "if-none-match": tag });
      expect([response.status, (await bytesOf(response)).length]).toEqual([304, 0]);
      expect(response.headers.get("etag")).toBe(`"${sha256}"`);
    }
    expect((await api.get(`/images/${sha256}`, { "if-none-match": '"other"' })).status).toBe(200);
    const other = await api.get(`/images/${sha256}`, { "if-match": '"other"' });
    expect(other.status).toBe(412);
    expect(await errorOf(other)).toMatchObject({ code: "BAD_INPUT", field: "if-match" });
  });
});

describe("a range", () => {
  const range = (value: string, headers = {}) => api.get(`/images/${sha256}`, { range: value, ...headers });

  it("is sent alone", async () => {
    const { length } = image;
    const cases = {
      "bytes=0-9": [0, 10],
      "bytes=10-": [10, length],
      "bytes=-5": [length - 5, length],
    } as const;
    for (const [asked, [from, to]] of Object.entries(cases)) {
      const response = await range(asked);
      expect(response.status).toBe(206);
      expect(response.headers.get("content-range")).toBe(`bytes ${from}-${to - 1}/${length}`);
      expect(await bytesOf(response)).toEqual(image.subarray(from, to));
    }
  });

  it("that begins behind the end is refused", async () => {
    const response = await range(`bytes=${image.length}-`);
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe(`bytes */${image.length}`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).not.toBe(`"${sha256}"`);
    expect(await errorOf(response)).toMatchObject({ code: "BAD_INPUT", field: "range" });
  });

  it("is the whole where it is malformed, several, or of another version", async () => {
    for (const asked of ["bytes=a-b", "lines=0-9", "bytes=0-1,5-6"])
      expect((await range(asked)).status).toBe(200);
    expect((await range("bytes=0-9", { "if-range": '"other"' })).status).toBe(200);
    expect((await range("bytes=0-9", { "if-range": `"${sha256}"` })).status).toBe(206);
  });
});

describe("nothing else is reachable", () => {
  it("by a path that leads out", async () => {
    writeFileSync(`${api.folder}/secret`, "the secret");
    const paths = ["../../secret", "..%2f..%2fsecret", "%2e%2e/%2e%2e/secret", `${sha256}/../../secret`];
    const strange = ["%ff", "%00", sha256.toUpperCase(), `${sha256}.png`, `${sha256}%00`, "", "."];
    for (const route of ["images", "checkpoints", "manifests"])
      for (const path of [...paths, ...strange]) {
        const { status, body } = await api.getRaw(`/artifacts/${route}/${path}`);
        expect([path, [400, 404].includes(status)]).toEqual([path, true]);
        expect(body).not.toContain("the secret");
        expect(body).not.toContain(api.folder);
      }
    const { body } = await api.getRaw("/artifacts/images/..%2f..%2fsecret");
    expect(JSON.parse(body).error).toEqual({
      code: "BAD_INPUT",
      message: 'sha256 is "../../secret"; expected 64 lower-case hex digits.',
      field: "sha256",
      value: "../../secret",
      expected: "64 lower-case hex digits",
    });
  });

  it("by the hash of what no row refers to, or a row of another kind", async () => {
    const loose = await api.db.store.put(Buffer.from("nobody refers to this"));
    const keys = { images: loose.sha256, checkpoints: sha256, manifests: sha256 };
    for (const [route, key] of Object.entries(keys)) {
      const response = await api.get(`/${route}/${key}`);
      expect(response.status).toBe(404);
      expect(await errorOf(response)).toMatchObject({ code: "NOT_FOUND", field: "sha256", value: key });
    }
  });

  it("to anybody but researchers and admins", async () => {
    const statuses = async (path: string) => {
      const asked = ["ann", "bob", "root", "judge", "nobody"].map((who) =>
        api.get(path, { "x-viewer": who }),
      );
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    expect(await statuses(`/images/${sha256}`)).toEqual([200, 200, 200, 403, 401]);
    for (const route of ["images", "checkpoints", "manifests"])
      expect(await statuses(`/${route}/${"0".repeat(64)}`)).toEqual([404, 404, 404, 403, 401]);
    const stranger = await api.get(`/images/${sha256}`, { "x-viewer": "nobody" });
    expect(stranger.headers.get("www-authenticate")).toBe("Bearer");
    expect(await errorOf(stranger)).toMatchObject({ code: "UNAUTHENTICATED", field: "authorization" });
  });

  it("of what another account sent, until it belongs to a concept", async () => {
    const mine = await api.db.store.put(await makeImage(8).png().toBuffer());
    const posted = await api.post(await makeImage(8).png().toBuffer());
    expect(posted.status).toBe(201);
    expect((await api.get(`/images/${mine.sha256}`)).status).toBe(200);
    for (const who of ["bob", "root"])
      expect((await api.get(`/images/${mine.sha256}`, { "x-viewer": who })).status).toBe(404);
    await api.addImage(await makeImage(8).png().toBuffer());
    expect((await api.get(`/images/${mine.sha256}`, { "x-viewer": "bob" })).status).toBe(200);
  });
});

it("a checkpoint is a file to keep, with a name that tells what it is", async () => {
  const weights = Buffer.from("weights ".repeat(1000));
  const key = await api.addCheckpoint(weights);
  const response = await api.get(`/checkpoints/${key}`);
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="dog-MIX-train-round2-step150-${key.slice(0, 8)}.safetensors"`,
  );
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(await bytesOf(response)).toEqual(weights);
  const part = await api.get(`/checkpoints/${key}`, { range: "bytes=8-15" });
  expect([part.status, await part.text()]).toEqual([206, "weights "]);
  expect((await api.get(`/images/${key}`)).status).toBe(404);
});

it("a manifest is JSON", async () => {
  const key = await api.addManifest({ format: "dreambooth-dpo-run/1" });
  const response = await api.get(`/manifests/${key}`);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await response.json()).toEqual({ format: "dreambooth-dpo-run/1" });
});

it("a deleted artifact is said to be deleted", async () => {
  const image = await api.addImage(await makeImage(12).png().toBuffer());
  const checkpoint = await api.addCheckpoint(Buffer.from("deleted"));
  const manifest = await api.addManifest({ deleted: true });
  expect((await api.get(`/images/${image}?width=64`)).status).toBe(200);
  for (const key of [image, checkpoint, manifest]) rmSync(api.db.store.locate(key));
  const addresses = [`/images/${image}`, `/images/${image}?width=64`];
  addresses.push(`/checkpoints/${checkpoint}`, `/manifests/${manifest}`);
  for (const address of addresses) {
    const response = await api.get(address);
    expect([address, response.status]).toEqual([address, 410]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await errorOf(response)).toMatchObject({ code: "GONE", field: "sha256" });
  }
});

describe("damage", () => {
  const damage = (key: string) => writeFileSync(api.db.store.locate(key), "damaged");

  it("of an image is found within 50 reads, logged, and remembered until it is mended", async () => {
    const whole = await makeImage(20).png().toBuffer();
    const key = await api.addImage(whole);
    damage(key);
    const statuses: number[] = [];
    for (let i = 0; i < 50; i++) statuses.push((await api.get(`/images/${key}`)).status);
    expect(statuses).toContain(500);
    const response = await api.get(`/images/${key}`);
    expect(response.status).toBe(500);
    const error = await errorOf(response);
    expect(error).toMatchObject({ code: "CORRUPT", field: "sha256", value: key });
    expect(JSON.stringify(error)).not.toContain(api.folder);
    expect(api.logged()).toContain("stored artifact is damaged");
    await api.db.store.put(whole);
    expect((await api.get(`/images/${key}`)).status).toBe(200);
  });

  it("of a manifest, or of an image that a thumbnail is made of, is found at once", async () => {
    const manifest = await api.addManifest({ damaged: true });
    const image = await api.addImage(await makeImage(24).png().toBuffer());
    for (const key of [manifest, image]) damage(key);
    for (const address of [`/manifests/${manifest}`, `/images/${image}?width=64`]) {
      const response = await api.get(address);
      expect(response.status).toBe(500);
      expect(await errorOf(response)).toMatchObject({ code: "CORRUPT" });
    }
  });
});
