import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeImage, openTestArtifacts, type TestArtifacts } from "./testing/index.ts";

let api: TestArtifacts;
let small: string;
beforeAll(async () => {
  api = await openTestArtifacts();
  small = await api.addImage(await makeImage(64).png().toBuffer());
});
afterAll(() => api?.close());

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const pixelsOf = (bytes: Buffer) => sharp(bytes).removeAlpha().raw().toBuffer();
const cached = () =>
  readdirSync(join(api.folder, "cache", "thumbnails"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

it("a thumbnail is the format that the client likes best", async () => {
  const cases = {
    "*/*": "png",
    "image/*": "png",
    "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8": "avif",
    "image/webp,*/*": "webp",
    "image/webp;q=0.5,image/png": "png",
    "image/webp,image/avif": "webp",
    "image/avif;q=0.1,image/webp;q=0.9": "webp",
    "application/json": "png",
  };
  for (const [accept, format] of Object.entries(cases)) {
    const response = await api.get(`/images/${small}?width=64`, { accept });
    expect([accept, response.headers.get("content-type")]).toEqual([accept, `image/${format}`]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      vary: "accept",
      etag: `"${small}-64-${format}"`,
      "cache-control": "private, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const { format: found } = await sharp(await bytesOf(response)).metadata();
    expect(found).toBe(format === "avif" ? "heif" : format);
  }
});

it("a small image made larger keeps every pixel's colour and edges", async () => {
  const stored = await api.db.store.get(small);
  const enlarged = await sharp(stored).resize(256, 256, { kernel: "nearest" }).raw().toBuffer();
  for (const type of ["image/png", "image/webp", "image/avif"]) {
    const response = await api.get(`/images/${small}?width=256`, { accept: type });
    expect(await pixelsOf(await bytesOf(response))).toEqual(enlarged);
  }
  const same = await api.get(`/images/${small}?width=64`, { accept: "image/webp" });
  expect(await pixelsOf(await bytesOf(same))).toEqual(await pixelsOf(stored));
});

it("a large image is made smaller, upright and without its metadata", async () => {
  const photo = await makeImage(800, 400)
    .jpeg()
    .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: "nobody" } } })
    .toBuffer();
  const key = await api.addImage(photo);
  const bytes = await bytesOf(await api.get(`/images/${key}?width=128`, { accept: "image/webp" }));
  expect(bytes.length).toBeLessThan(photo.length / 10);
  const { width, height, exif } = await sharp(bytes).metadata();
  expect([width, height, exif]).toEqual([128, 256, undefined]);
  const strip = await api.addImage(await makeImage(4, 400).png().toBuffer());
  const tall = await sharp(await bytesOf(await api.get(`/images/${strip}?width=64`))).metadata();
  expect([tall.width, tall.height]).toEqual([3, 256]);
});

it("a width outside the ladder is refused", async () => {
  for (const width of ["63", "2048", "64.0", "-64", "", "64&width=128"]) {
    const response = await api.get(`/images/${small}?width=${width}`);
    expect([width, response.status]).toEqual([width, 400]);
    const { error } = (await response.json()) as { error: unknown };
    expect(error).toMatchObject({
      code: "BAD_INPUT",
      field: "width",
      expected: "one of 64, 128, 256, 512, 1024",
    });
  }
});

it("a thumbnail is not sent again to who has it, and has ranges", async () => {
  const address = `/images/${small}?width=128`;
  const accept = "image/webp";
  const whole = await bytesOf(await api.get(address, { accept }));
  const tag = `"${small}-128-webp"`;
  const again = await api.get(address, { accept, "if-none-match": tag });
  expect([again.status, again.headers.get("vary")]).toEqual([304, "accept"]);
  expect((await api.get(address, { accept: "image/png", "if-none-match": tag })).status).toBe(200);
  const part = await api.get(address, { accept, range: "bytes=4-9" });
  expect([part.status, await bytesOf(part)]).toEqual([206, whole.subarray(4, 10)]);
  const head = await api.get(address, { accept }, "HEAD");
  expect(head.headers.get("content-length")).toBe(String(whole.length));
});

it("20 equal requests make one file, and later ones take it", async () => {
  const key = await api.addImage(await makeImage(300).png().toBuffer());
  const ask = () => api.get(`/images/${key}?width=256`, { accept: "image/avif" });
  const bodies = await Promise.all(Array.from({ length: 20 }, async () => bytesOf(await ask())));
  expect(new Set(bodies.map((body) => body.toString("base64"))).size).toBe(1);
  expect(cached().filter((name) => name.startsWith(key))).toEqual([`${key}-256.avif`]);
  expect(readdirSync(join(api.folder, "cache", "thumbnails", "tmp"))).toEqual([]);
});

it("what is no image has no thumbnail, and others still have theirs", async () => {
  const page = await api.addImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  const response = await api.get(`/images/${page}?width=64`);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ error: { code: "UNSUPPORTED" } });
  expect((await api.get(`/images/${small}?width=512`)).status).toBe(200);
});
