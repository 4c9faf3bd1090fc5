import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashKey, isWellFormed, makeKey, prefixOf } from "./key-format.ts";
import { networkOf } from "./networks.ts";
import { isOwnPath, ownOrigins } from "./origins.ts";
import { readSecret } from "./read-secret.ts";
import { effectiveScopes, scopesOf } from "./scopes.ts";

describe("a key", () => {
  it("is letters and digits of one length, and never the same", () => {
    const keys = Array.from({ length: 1000 }, makeKey);
    expect(new Set(keys).size).toBe(1000);
    for (const key of keys) expect(key).toMatch(/^dbdpo_[0-9A-Za-z]{49}$/);
    for (const key of keys) expect(isWellFormed(key)).toBe(true);
    expect(prefixOf(keys[0]!)).toBe(keys[0]!.slice(0, 12));
  });

  it("is told from a mistyped one by its checksum", () => {
    const key = makeKey();
    for (let i = 6; i < key.length; i++) {
      const other = key[i] === "a" ? "b" : "a";
      expect(isWellFormed(key.slice(0, i) + other + key.slice(i + 1))).toBe(false);
    }
    for (const wrong of ["", "dbdpo_", key.slice(1), `${key}0`, key.toUpperCase(), `${key}\n`])
      expect(isWellFormed(wrong)).toBe(false);
  });

  it("is stored as its SHA-256", () => {
    // printf dbdpo_x | sha256sum
    expect(hashKey("dbdpo_x")).toBe("0486dc2e922dbfd7d2b1893248185358a2e505bdb5185d19b80f5c4f1492c0f9");
  });
});

describe("scopes", () => {
  it("include the ones below, and end where the owner's do", () => {
    expect([...effectiveScopes(["admin"], "admin")]).toEqual(["read", "write", "admin"]);
    expect([...effectiveScopes(["admin"], "researcher")]).toEqual(["read", "write"]);
    expect([...effectiveScopes(["write"], "admin")]).toEqual(["read", "write"]);
    expect([...effectiveScopes(["read"], "admin")]).toEqual(["read"]);
    expect([...effectiveScopes([], "admin")]).toEqual([]);
    expect([...scopesOf("researcher")]).toEqual(["read", "write"]);
  });
});

describe("addresses", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:2::6", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    [null, "unknown"],
    ["not an address", "not an address"],
  ])("%j counts as %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("origins", () => {
  it("of a local server are those of every name of the machine", () => {
    expect([...ownOrigins("http://localhost:4000/x")]).toEqual([
      "http://localhost:4000",
      "http://127.0.0.1:4000",
      "http://[::1]:4000",
    ]);
    expect([...ownOrigins("https://dbdpo.example.org")]).toEqual(["https://dbdpo.example.org"]);
  });

  it.each(["/", "/graphiql", "/a/b?c=//d#e", "/?to=%2Fx"])("%s is a path of one's own", (path) => {
    expect(isOwnPath(path)).toBe(true);
  });

  it.each(["", "x", "//x", "/\\x", "/a\\b", "/\n/x", "/%2f/x", "/%5Cx", "http://x/", "javascript:x"])(
    "%j is none",
    (path) => {
      expect(isOwnPath(path)).toBe(false);
    },
  );
});

describe("the secret of sessions", () => {
  const inFolder = (work: (folder: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), "secret-"));
    try {
      work(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it("is made once, and readable by its owner alone", () =>
    inFolder((folder) => {
      const secret = readSecret(folder, undefined);
      expect(secret).toHaveLength(43);
      expect(readSecret(folder, undefined)).toBe(secret);
      const file = join(folder, "session-secret");
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, "utf8")).toBe(secret);
    }));

  it("is made private again when it is not", () =>
    inFolder((folder) => {
      const file = join(folder, "session-secret");
      writeFileSync(file, "s".repeat(40), { mode: 0o644 });
      expect(readSecret(folder, undefined)).toBe("s".repeat(40));
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }));

  it("may be given, if it is long enough; a short one is not told", () =>
    inFolder((folder) => {
      expect(readSecret(folder, "g".repeat(32))).toBe("g".repeat(32));
      try {
        readSecret(folder, "hunter2");
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: "BAD_INPUT", detail: { field: "DBDPO_SECRET" } });
        expect(JSON.stringify([error, (error as Error).message])).not.toContain("hunter2");
      }
    }));

  it("cannot be kept where there is no folder", () => {
    expect(() => readSecret("/nonexistent/folder", undefined)).toThrow(/cannot be kept/);
  });
});
