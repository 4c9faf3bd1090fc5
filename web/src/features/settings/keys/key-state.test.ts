import { describe, expect, it } from "vitest";
import { endOf, keyState, reachOf } from "./key-state.ts";

const now = new Date("2026-11-24T12:00:00Z");

describe("a key", () => {
  it("is good until it is revoked or its end has come", () => {
    expect(keyState({ revokedAt: null, expiresAt: null }, now)).toBe("good");
    expect(keyState({ revokedAt: null, expiresAt: "2026-11-24T12:00:01Z" }, now)).toBe("good");
    expect(keyState({ revokedAt: null, expiresAt: "2026-11-24T12:00:00Z" }, now)).toBe("expired");
    expect(keyState({ revokedAt: "2026-11-01T00:00:00Z", expiresAt: "2026-11-02T00:00:00Z" }, now)).toBe(
      "revoked",
    );
  });

  it("ends after so many days, or never", () => {
    expect(endOf("7", now)).toBe("2026-12-01T12:00:00.000Z");
    expect(endOf("", now)).toBeNull();
  });

  it("reaches as far as its greatest scope", () => {
    expect(reachOf(["READ"])).toBe("Read");
    expect(reachOf(["WRITE"])).toBe("Read and write");
    expect(reachOf(["ADMIN", "READ"])).toBe("Administer");
    expect(reachOf([])).toBe("Nothing");
  });
});
