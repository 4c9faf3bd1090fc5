import { existsSync, readdirSync } from "node:fs";
import { request as send } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { auditList } from "@dreambooth-dpo/db";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeFlatImage, makeImage, openTestArtifacts, type TestArtifacts } from "./testing/index.ts";

let api: TestArtifacts;
beforeAll(async () => {
  api = await openTestArtifacts();
});
afterAll(() => api?.close());

const jsonOf = async (response: Response) => (await response.json()) as Record<string, unknown>;
const image = () => makeImage(40, 30).jpeg().toBuffer();
const temporary = () => {
  const folder = join(api.folder, "cache", "uploads");
  return existsSync(folder) ? readdirSync(folder) : [];
};
const stored = () =>
  readdirSync(join(api.folder, "artifacts", "objects"), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length;

/** Sends a body without end and without a length until the server hangs up; returns its answer and the megabytes sent. */
function sendWithoutEnd(): Promise<{ answer: string; megabytes: number }> {
  return new Promise((resolve) => {
    const piece = Buffer.concat([Buffer.from("f4240\r\n"), Buffer.alloc(1e6), Buffer.from("\r\n")]);
    const socket = connect(Number(new URL(api.url).port), "127.0.0.1");
    let answer = "";
    let megabytes = 0;
    const push = () => {
      do megabytes++;
      while (!socket.destroyed && socket.write(piece));
    };
    socket.setEncoding("latin1").on("data", (text) => (answer += text));
    socket.on("drain", push).on("error", () => {});
    socket.on("close", () => resolve({ answer, megabytes }));
    const head = ["POST /artifacts/uploads HTTP/1.1", "host: localhost", "content-type: image/png"];
    socket.write([...head, "transfer-encoding: chunked", "", ""].join("\r\n"));
    push();
  });
}

describe("an image that is sent", () => {
  it("is stored, once, and told by its bytes whatever it is called", async () => {
    const bytes = await image();
    const first = await api.post(bytes, { "content-type": "image/png" });
    expect(first.status).toBe(201);
    const body = await jsonOf(first);
    expect(body).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      width: 40,
      height: 30,
      bytes: bytes.length,
      contentType: "image/jpeg",
    });
    expect(first.headers.get("location")).toBe(`/artifacts/images/${body.sha256}`);
    const before = stored();
    const again = await Promise.all(Array.from({ length: 5 }, () => api.post(bytes)));
    for (const response of again) expect([response.status, await jsonOf(response)]).toEqual([201, body]);
    expect(stored()).toBe(before);
    const shown = await fetch(`${api.url}${first.headers.get("location")}`);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
    expect(temporary()).toEqual([]);
  });

  it("has the size of what a person sees", async () => {
    const turned = await makeImage(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await jsonOf(await api.post(turned))).toMatchObject({ width: 30, height: 40 });
  });

  it("may come in pieces whose length is not told", async () => {
    const bytes = await makeImage(300).webp({ lossless: true }).toBuffer();
    const parts = [bytes.subarray(0, 5), bytes.subarray(5, 1000), bytes.subarray(1000)];
    const response = await api.post(new Blob(parts).stream());
    expect(await jsonOf(response)).toMatchObject({ bytes: bytes.length, contentType: "image/webp" });
  });

  it("stands in the audit log", async () => {
    await api.post(await makeImage(9).png().toBuffer());
    const { rows } = await auditList.page(api.db, { limit: 1 }, { order: "created", descending: true });
    expect(rows[0]!.row).toMatchObject({
      action: "uploadImage",
      outcome: "done",
      address: "127.0.0.1",
      input: { width: 9, height: 9, contentType: "image/png" },
    });
  });

  it("runs nothing in a browser, though it hold a page", async () => {
    const polyglot = Buffer.concat([
      await makeImage(8).png().toBuffer(),
      Buffer.from("<html><script>alert(1)</script></html>"),
    ]);
    const { sha256 } = await jsonOf(await api.post(polyglot));
    const { headers } = await api.get(`/images/${sha256}`);
    expect(headers.get("content-type")).toBe("image/png");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  });
});

describe("what is refused, with what was wrong, and not kept", () => {
  const html = "<!doctype html><title>a page</title>";
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
  const cases = {
    "an HTML page named as a png": [() => html, 400, "begins with <!doctype html><"],
    "an SVG": [() => svg, 400, "begins with <svg xmlns=·http"],
    "a GIF": [() => makeImage(8).gif().toBuffer(), 400, "begins with GIF89a"],
    "an image behind a page": [async () => Buffer.concat([Buffer.from(html), await image()]), 400, "begins"],
    nothing: [() => "", 400, "empty"],
    "a truncated jpeg": [async () => cut(await image()), 422, "premature end of JPEG"],
    "a truncated png": [async () => cut(await makeImage(64).png().toBuffer()), 422, "libpng read error"],
    "a truncated webp": [async () => cut(await makeImage(64).webp().toBuffer()), 422, ""],
    "a png's signature alone": [() => Buffer.from("\x89PNG\r\n\x1a\n<html>", "latin1"), 422, ""],
    "a decompression bomb": [() => makeFlatImage(14_000).png().toBuffer(), 400, "14000 x 14000 pixels"],
    "a moving image": [
      async () => {
        const frames = await Promise.all(
          [makeImage(8), makeFlatImage(8)].map((frame) => frame.png().toBuffer()),
        );
        return sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer();
      },
      400,
      "2 frames",
    ],
  } as const;

  for (const [name, [make, status, value]] of Object.entries(cases))
    it(name, async () => {
      const before = stored();
      const response = await api.post(await make());
      const { error } = (await jsonOf(response)) as { error: Record<string, string> };
      expect([response.status, error.code]).toEqual([status, status === 400 ? "BAD_INPUT" : "CORRUPT"]);
      expect(error).toMatchObject({
        field: "body",
        message: expect.any(String),
        expected: expect.any(String),
      });
      expect(error.value!.replaceAll('"', "·")).toContain(value);
      expect(JSON.stringify(error)).not.toContain(api.folder);
      expect([stored(), temporary()]).toEqual([before, []]);
    });

  it("what does not say that it is an image", async () => {
    for (const type of ["image/svg+xml", "text/html", "multipart/form-data; boundary=x", ""]) {
      const response = await api.post(await image(), { "content-type": type });
      const { error } = await jsonOf(response);
      expect([type, response.status]).toEqual([type, 400]);
      expect(error).toMatchObject({ field: "content-type", expected: "image/png, image/jpeg, image/webp" });
    }
  });

  it("what comes from somebody who may only look, or may not at all", async () => {
    const before = stored();
    for (const [who, status] of Object.entries({ bob: 403, judge: 403, nobody: 401 }))
      expect((await api.post(await image(), { "x-viewer": who })).status).toBe(status);
    expect(stored()).toBe(before);
  });
});

describe("a body that is too large", () => {
  const expected = { code: "TOO_LARGE", field: "body", expected: "at most 20000000 bytes" };

  it("is refused by its length", async () => {
    const response = await api.post(Buffer.alloc(20_000_001));
    expect([response.status, await jsonOf(response)]).toMatchObject([413, { error: expected }]);
  });

  it("is refused as soon as it shows, and the connection ended if it goes on", async () => {
    const megabyte = new Uint8Array(1e6);
    const response = await api.post(new Blob(Array.from({ length: 25 }, () => megabyte)).stream());
    expect([response.status, await jsonOf(response)]).toMatchObject([413, { error: expected }]);
    const { answer, megabytes } = await sendWithoutEnd();
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(megabytes).toBeLessThan(150);
    expect(temporary()).toEqual([]);
  });
});

it("a client that breaks off leaves nothing behind", async () => {
  const request = send(`${api.url}/artifacts/uploads`, {
    method: "POST",
    headers: { "content-type": "image/png", "content-length": "1000000" },
  });
  request.on("error", () => {});
  request.write(Buffer.alloc(1000));
  await vi.waitFor(() => expect(temporary()).toHaveLength(1), 10_000);
  request.destroy();
  await vi.waitFor(() => expect(temporary()).toEqual([]), 10_000);
  expect((await api.post(await image())).status).toBe(201);
  expect(api.logged()).not.toContain("request failed");
});
