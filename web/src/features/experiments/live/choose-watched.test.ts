import { describe, expect, it } from "vitest";
import type { WorkStatus } from "../experiment-row-data.ts";
import { chooseWatched } from "./choose-watched.ts";

const watched = (...statuses: WorkStatus[]) =>
  statuses.map((status, i) => ({ id: `${status} ${i}`, status }));

describe("the choice of what is listened to", () => {
  it("takes what moves first, and asks about the rest", () => {
    const chosen = chooseWatched(watched("QUEUED", "RUNNING", "QUEUED", "CANCELLING", "QUEUED"));
    expect(chosen.subscribed).toEqual(["RUNNING 1", "CANCELLING 3", "QUEUED 0"]);
    expect(chosen.polled).toEqual(["QUEUED 2", "QUEUED 4"]);
  });

  it("only asks about drafts", () => {
    expect(chooseWatched(watched("DRAFT", "DRAFT"))).toEqual({
      subscribed: [],
      polled: ["DRAFT 0", "DRAFT 1"],
    });
  });

  it("asks about no more than a request may name", () => {
    const many = Array.from({ length: 250 }, (): WorkStatus => "QUEUED");
    const { subscribed, polled } = chooseWatched(watched(...many));
    expect(subscribed).toHaveLength(3);
    expect(polled).toHaveLength(100);
  });
});
