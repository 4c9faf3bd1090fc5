import { describe, expect, it } from "vitest";
import {
  assertDisjoint,
  classKind,
  cocoCategory,
  dreamBenchClasses,
  dreamBenchSubjects,
  loadPromptSet,
  promptsFor,
  promptText,
  spreadPrompts,
} from "./index.ts";

describe("DreamBench", () => {
  it("has 30 subjects of 15 classes, 9 of them live", () => {
    expect(dreamBenchSubjects).toHaveLength(30);
    expect(dreamBenchClasses).toHaveLength(15);
    expect(dreamBenchSubjects.filter((s) => s.kind === "live").map((s) => s.name)).toEqual(
      "cat cat2 dog dog2 dog3 dog5 dog6 dog7 dog8".split(" "),
    );
    expect(dreamBenchClasses.map(cocoCategory)).toHaveLength(15);
    expect(cocoCategory("toy")).toEqual({ supercategory: "indoor", category: "teddy bear" });
  });

  it("has 25 live and 25 object prompts, 35 different ones", () => {
    const set = loadPromptSet("dreambench");
    expect(set.prompts).toHaveLength(35);
    const live = promptsFor(set, "live").map((p) => p.template);
    const object = promptsFor(set, "object").map((p) => p.template);
    expect([live.length, object.length]).toEqual([25, 25]);
    expect(live.filter((t) => object.includes(t))).toHaveLength(15);
    expect(live[19]).toBe("a {token} {class} in a purple wizard outfit");
    expect(object[14]).toBe("a {token} {class} floating in an ocean of milk");
    expect(object.slice(20)).toEqual(
      ["red", "purple", "shiny", "wet", "cube shaped"].map((a) => `a ${a} {token} {class}`),
    );
  });

  it("has 10 long prompts for each kind, spelling kept", () => {
    const set = loadPromptSet("long");
    expect(promptsFor(set, "live").map((p) => p.template)[0]).toMatch(
      /^\{token\} \{class\} in a chief outfit/,
    );
    expect(promptsFor(set, "object")).toHaveLength(10);
    expect(promptsFor(set, "object").some((p) => p.template.includes("floaing boat"))).toBe(true);
  });

  it("refuses an unknown class and an unknown prompt set", () => {
    expect(() => classKind("zeppelin")).toThrow(/class is "zeppelin"; expected one of backpack, boot/);
    expect(() => cocoCategory("constructor")).toThrow(/which map to COCO/);
    expect(() => loadPromptSet("no/such.json")).toThrow(/no prompt set "no\/such\.json"/);
  });
});

describe("promptText", () => {
  it("gives the U-Net V* class and TS the class alone", () => {
    expect(promptText("a {token} {class} in the jungle", "sks", "stuffed animal")).toEqual({
      conditioning: "a sks stuffed animal in the jungle",
      classKept: "a stuffed animal in the jungle",
      subjectRemoved: "a in the jungle",
    });
    expect(() => promptText("a dog", "sks", "dog")).toThrow(/exactly once/);
  });
});

describe("assertDisjoint", () => {
  const evaluation = loadPromptSet("dreambench").prompts.map((p) => p.template);

  it("lets other prompts pass", () => {
    assertDisjoint(["a {token} {class} in a cave", "a neon-lit {token} {class}"], evaluation);
  });

  it.each(["A {token} {class}  in jungle.", "a [V*] in the snow", "{token} {class} wearing red hat"])(
    "finds %s among the evaluation prompts",
    (prompt) => {
      expect(() => assertDisjoint([prompt], evaluation)).toThrow(/a prompt that evaluation does not use/);
    },
  );
});

it("spreadPrompts meets the whole list", () => {
  expect(spreadPrompts([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([1, 3, 5, 7]);
  expect(spreadPrompts([1, 2], 5)).toEqual([1, 2]);
});
