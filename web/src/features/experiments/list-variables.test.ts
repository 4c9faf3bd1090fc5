import { describe, expect, it } from "vitest";
import { filterOf, groupVariablesOf, narrowings, pinnedVariablesOf, variablesOf } from "./list-variables.ts";
import { readView } from "./view-state.ts";

const view = (search = "") => readView(new URLSearchParams(search));

describe("a view of the list", () => {
  it("is the newest ones in use where the address says nothing", () => {
    expect(variablesOf(view())).toEqual({
      first: 50,
      filter: { archived: false },
      orderBy: { field: "CREATED", direction: "DESC" },
    });
    expect(narrowings(view())).toBe(0);
  });

  it("reads every filter and the order from the address", () => {
    const search =
      "q=+dog+&status=DONE,FAILED&concept=dog&backbone=micro&method=lora&variant=TS&tag=a,b&archived=true&sort=finished";
    expect(variablesOf(view(search))).toMatchObject({
      filter: {
        archived: true,
        nameContains: "dog",
        statuses: ["DONE", "FAILED"],
        concept: "dog",
        pack: "micro",
        method: "lora",
        variant: "TS",
        tags: ["a", "b"],
      },
      orderBy: { field: "FINISHED", direction: "ASC" },
    });
    expect(narrowings(view(search))).toBe(8);
  });

  it("leaves at its default what the address has wrong", () => {
    expect(variablesOf(view("status=BOGUS&sort=bogus&archived=perhaps"))).toEqual(variablesOf(view()));
  });

  it("asks for pinned ones among those that fit", () => {
    expect(pinnedVariablesOf(view("tag=a")).filter).toEqual({ archived: false, tags: ["a", "pinned"] });
  });
});

describe("a group of a view", () => {
  it("is the view, narrowed to it", () => {
    expect(groupVariablesOf(view("q=x"), "backbone", "micro")).toMatchObject({
      first: 10,
      filter: { ...filterOf(view("q=x")), pack: "micro" },
    });
    expect(groupVariablesOf(view("status=DONE,FAILED"), "status", "DONE")?.filter?.statuses).toEqual([
      "DONE",
    ]);
  });

  it("is left out where the view's filter has nothing of it", () => {
    expect(groupVariablesOf(view("status=FAILED"), "status", "DONE")).toBeUndefined();
    expect(groupVariablesOf(view("method=lora"), "method", "svdiff")).toBeUndefined();
    expect(groupVariablesOf(view("concept=dog"), "concept", "cat")).toBeUndefined();
  });
});
