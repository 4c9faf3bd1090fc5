import { describe, expect, it } from "vitest";
import { day, exactTime, relativeTime } from "./time.ts";

const now = "2026-11-24T12:00:00Z";
const ago = (seconds: number) => relativeTime(new Date(new Date(now).getTime() - seconds * 1000), now);

describe("relative time", () => {
  it("names the largest unit that has passed once, rounded down", () => {
    expect(ago(3)).toBe("just now");
    expect(ago(59.9)).toBe("59 s ago");
    expect(ago(60)).toBe("1 min ago");
    expect(ago(3_599)).toBe("59 min ago");
    expect(ago(86_399)).toBe("23 h ago");
    expect(ago(29.9 * 86_400)).toBe("29 d ago");
  });

  it("is the day where it is far away", () => {
    expect(ago(30 * 86_400)).toBe("2026-10-25");
  });

  it("looks ahead as well", () => {
    expect(relativeTime("2026-11-27T12:00:00Z", now)).toBe("in 3 d");
  });

  it("is a dash for no moment", () => {
    expect(relativeTime(null, now)).toBe("–");
    expect(relativeTime("no time", now)).toBe("–");
  });
});

describe("exact time", () => {
  it("is in UTC", () => {
    expect(exactTime("2026-11-24T13:05:12.345+01:00")).toBe("2026-11-24 12:05:12 UTC");
    expect(day("2026-11-24T00:30:00+01:00")).toBe("2026-11-23");
  });

  it("is a dash for no moment", () => {
    expect(exactTime(undefined)).toBe("–");
    expect(day("no time")).toBe("–");
  });
});
