import { describe, expect, it } from "vitest";
import { copiesOf, moved, nameFrom, type Photo, refusedAtOnce, type Upload, uploadOf } from "./photo.ts";

describe("a file", () => {
  it("may be sent where the API would look at it", () => {
    expect(refusedAtOnce({ type: "image/webp", size: 20_000_000 })).toBeUndefined();
  });

  it.each([
    [{ type: "image/gif", size: 10 }, /image\/gif/],
    [{ type: "", size: 10 }, /no image/],
    [{ type: "image/png", size: 0 }, /empty/],
    [{ type: "image/png", size: 20_000_001 }, /20\.0 MB.*at most 20 MB/],
  ])("is refused at once %#", (file, why) => {
    expect(refusedAtOnce(file)).toMatch(why);
  });
});

describe("the answer to an upload", () => {
  it("is the stored image", () => {
    expect(uploadOf(201, '{"sha256":"ab","width":64,"height":32,"bytes":9}')).toEqual({
      state: "done",
      sha256: "ab",
      width: 64,
      height: 32,
    });
  });

  it("says why it was rejected, with what to do", () => {
    const body =
      '{"error":{"code":"BAD_INPUT","message":"body is 9000 x 9000 pixels.","hint":"Scale it down first."}}';
    expect(uploadOf(400, body)).toEqual({
      state: "rejected",
      why: "body is 9000 x 9000 pixels. Scale it down first.",
      canRetry: false,
    });
  });

  it("may be asked for again where the photo is not to blame", () => {
    expect(uploadOf(0, "")).toMatchObject({ canRetry: true, why: /connection/ });
    expect(uploadOf(502, "<html>")).toMatchObject({ canRetry: true, why: /502/ });
    expect(uploadOf(503, '{"error":{"message":"Starting."}}')).toMatchObject({
      canRetry: true,
      why: "Starting.",
    });
  });
});

describe("photos", () => {
  const photo = (key: string, upload: Upload) => ({ key, upload }) as Photo;
  const done = (sha256: string): Upload => ({ state: "done", sha256, width: 1, height: 1 });

  it("that were sent twice are told, with which they equal", () => {
    const photos = [
      photo("a", done("x")),
      photo("b", { state: "waiting" }),
      photo("c", done("x")),
      photo("d", done("y")),
    ];
    expect([...copiesOf(photos)]).toEqual([["c", 0]]);
  });

  it("move by one place and not beyond the ends", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  });
});

describe("a name", () => {
  it.each([
    ["My Dog!", "my-dog"],
    ["  Ünïcorn 2.png", "unicorn-2.png"],
    ["--x--", "x"],
    ["日本", ""],
    ["a".repeat(80), "a".repeat(64)],
  ])("made of %j is %j", (text, name) => {
    expect(nameFrom(text)).toBe(name);
  });
});
