import { namedWindows, parseConfiguration, presetConfiguration, presets } from "@dreambooth-dpo/db/contract";
import { describe, expect, it } from "vitest";
import { editedElsewhere, sections } from "../sections/field-texts.ts";
import { configurationOf, draftOf, inputOf } from "./draft.ts";
import { checkConfiguration, errorAt, issuesWithin } from "./issues.ts";
import { rangeText } from "./json-schema.ts";
import { configurationRules } from "./testing/configuration-rules.ts";
import { blankVariant, paperWindows } from "./variant-draft.ts";

const rules = configurationRules();
const names = Object.keys(presets);
const demo = { ...presets.demo, concepts: ["dog"] };

describe("the form", () => {
  it("has a field for every single value of the configuration", () => {
    const shown = sections.flatMap(({ fields }) => fields.map(({ path }) => path));
    expect([...shown, ...editedElsewhere].sort()).toEqual([...rules.keys()].sort());
  });

  it("sums sections up by fields of their own", () => {
    for (const { summary, fields } of sections)
      for (const path of summary) expect(fields.map((field) => field.path)).toContain(path);
  });

  it("knows the windows of the contract", () => {
    expect(paperWindows).toEqual(namedWindows);
  });
});

describe("a draft of a preset", () => {
  it.each(names)("%s is the configuration that the API would make of it", (name) => {
    const over = { concepts: ["dog"], pack: "micro" };
    const draft = { ...draftOf(presets[name as "demo"], rules, name), concepts: ["dog"] };
    const written = configurationOf({ ...draft, values: { ...draft.values, pack: "micro" } }, rules);
    expect(parseConfiguration(written)).toEqual(presetConfiguration(name, over));
  });

  it("comes back from a stored configuration as it was", () => {
    const stored = presetConfiguration("paper-sdxl", {
      concepts: ["dog"],
      pack: "sdxl",
      variants: [
        { name: "W", selection: { kind: "weighted", lambda: 0.3, threshold: 0.01, maximumPairs: 9 } },
      ],
    });
    expect(parseConfiguration(configurationOf(draftOf(stored, rules, null), rules))).toEqual(stored);
  });
});

describe("what the API is told", () => {
  it("names the preset and all of the configuration", () => {
    const input = inputOf({ ...draftOf(demo, rules, "demo"), name: " mine " }, rules, presets.demo);
    expect(input).toMatchObject({ preset: "demo", name: "mine", concepts: ["dog"] });
    expect(input.configuration).toMatchObject({ dpo: { rounds: 1 }, pack: "micro" });
    expect(input.configuration).not.toHaveProperty("concepts");
  });

  it("leaves the preset out when one of its fields was emptied, which would come back otherwise", () => {
    const draft = draftOf(presets["micro-paper"], rules, "micro-paper");
    const values = { ...draft.values, "personalisation.startFrom": "" };
    const input = inputOf({ ...draft, values }, rules, presets["micro-paper"]);
    expect(input).not.toHaveProperty("preset");
    expect(input.configuration).not.toHaveProperty("personalisation.startFrom");
  });

  it("keeps an emptied list of checkpoints, which is a value", () => {
    const draft = draftOf(presets.demo, rules, "demo");
    const input = inputOf(
      { ...draft, values: { ...draft.values, "personalisation.checkpoints": "" } },
      rules,
      presets.demo,
    );
    expect(input).toMatchObject({ preset: "demo", configuration: { personalisation: { checkpoints: [] } } });
  });
});

describe("wrong fields", () => {
  const check = (values: Record<string, string>, change = {}) => {
    const draft = { ...draftOf(demo, rules, "demo"), ...change };
    return checkConfiguration(configurationOf({ ...draft, values: { ...draft.values, ...values } }, rules));
  };

  it("are told by path, with what was expected", async () => {
    const issues = await check({ "dpo.beta": "-1", "personalisation.steps": "many", "sampling.prompts": "" });
    expect(errorAt(issues, "dpo.beta")).toBe("Expected a number above 0.");
    expect(errorAt(issues, "personalisation.steps")).toBe("Expected a whole number of at least 1.");
    expect(errorAt(issues, "dpo.epochs")).toBeUndefined();
    expect(issuesWithin(issues, ["dpo", "personalisation"])).toBe(2);
  });

  it("are told at the field that holds the wrong part", async () => {
    const issues = await check({ "personalisation.checkpoints": "10, x" });
    expect(errorAt(issues, "personalisation.checkpoints")).toMatch(/whole number/);
    const [issue] = await check({}, { variants: [{ ...blankVariant("a", "A"), c1: "80", c2: "10" }] });
    expect(issue).toMatchObject({ path: "variants[0].selection.window" });
  });

  it("are none in a valid draft", async () => {
    expect(await check({ "dpo.learningRate": "1,5e-5".replace(",", ".") })).toEqual([]);
  });
});

describe("the range of a field", () => {
  it.each([
    ["dpo.beta", "above 0"],
    ["generation.steps", "whole, 1 to 1000"],
    ["device.threads", "whole, at least 1; may be empty"],
    ["dpo.warmup", "whole, 0 or more"],
    ["evaluation.promptSet", ""],
  ])("of %s is %s", (path, text) => {
    expect(rangeText(rules.get(path)!)).toBe(text);
  });
});
