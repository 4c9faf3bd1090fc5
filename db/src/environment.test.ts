import { basename, resolve } from "node:path";
import { expect, it } from "vitest";
import { readEnvironment } from "./environment.ts";

it("reads where the data lies and which server to use", () => {
  const { dataFolder, url } = readEnvironment({ DBDPO_DATA: "", DATABASE_URL: "" });
  expect([basename(dataFolder), url]).toEqual([".data", undefined]);
  const own = { DBDPO_DATA: "data", DATABASE_URL: "postgresql://me@db/x" };
  expect(readEnvironment(own)).toEqual({ dataFolder: resolve("data"), url: own.DATABASE_URL });
});

it.each(["mysql://me:secret@db/x", "db.example.org", "postgresql://me@db:port/x"])(
  "refuses the address %s",
  (url) => {
    expect(() => readEnvironment({ DATABASE_URL: url })).toThrow(
      /DATABASE_URL .* expected an address such as/,
    );
  },
);
