import { presets } from "@dreambooth-dpo/db/contract";
import { describe, expect, it } from "vitest";
import { draftOf } from "./draft.ts";
import { keepDraft, placeOf, readDraft } from "./stored-draft.ts";
import { configurationRules } from "./testing/configuration-rules.ts";

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const draft = draftOf(presets.demo, configurationRules(), "demo");

describe("a kept draft", () => {
  it("comes back as it was, each way into the form its own", () => {
    const storage = memory();
    keepDraft(storage, "preset=demo", draft);
    expect(readDraft(storage, "preset=demo")).toEqual(draft);
    expect(readDraft(storage, "from=1")).toBeUndefined();
  });

  it("is gone once it is forgotten", () => {
    const storage = memory();
    keepDraft(storage, "", draft);
    keepDraft(storage, "", undefined);
    expect(readDraft(storage, "")).toBeUndefined();
  });

  it("is none where something else is stored", () => {
    const storage = memory();
    for (const text of ["{", "null", "[]", '{"name":1}']) {
      storage.setItem(placeOf(""), text);
      expect(readDraft(storage, "")).toBeUndefined();
    }
  });

  it("is not kept where storing is forbidden, and nothing breaks", () => {
    const forbidden = {
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
      removeItem: () => {},
    };
    expect(() => keepDraft(forbidden, "", draft)).not.toThrow();
  });
});
