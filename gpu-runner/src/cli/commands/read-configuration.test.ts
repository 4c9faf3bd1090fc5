import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfiguration } from "./read-configuration.ts";
import { readSelection } from "./read-selection.ts";

const demo = { preset: "demo", concept: ["dog"] };
const window = (c1: number, c2: number) =>
  `variants=${JSON.stringify([{ name: "own", selection: { kind: "window", window: { c1, c2 } } }])}`;

describe("a configuration on the command line", () => {
  it("lays file over preset, flags over file, single fields over all", () => {
    const folder = mkdtempSync(join(tmpdir(), "configuration-"));
    try {
      const config = join(folder, "own.json");
      writeFileSync(config, JSON.stringify({ seed: 3, dpo: { beta: 2000, rounds: 2 }, concepts: ["cat"] }));
      const read = readConfiguration({ ...demo, config, set: ["dpo.beta=1000", "token=xyz"] });
      expect(read).toMatchObject({
        seed: 3,
        concepts: ["dog"],
        token: "xyz",
        dpo: { beta: 1000, rounds: 2, batchSize: 24 },
      });
      writeFileSync(config, "{");
      expect(() => readConfiguration({ config })).toThrow(/own\.json is .*; expected .* in JSON/);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(() => readConfiguration({ config: join(folder, "gone.json") })).toThrow(
      /gone\.json cannot be read/,
    );
  });

  it.each([
    ["dpo.beta=0", /^dpo\.beta is 0; expected a number above 0/],
    ["dpo.beta=-5", /^dpo\.beta is -5; expected/],
    ["sampling.prompts=0", /^sampling\.prompts is 0; expected a whole number of at least 1/],
    ["sampling.imagesPerPrompt=1", /^sampling\.imagesPerPrompt is 1; expected a whole number of at least 2/],
    ["dpo.microBatch=7", /^dpo\.microBatch is 7; expected a divisor of batchSize/],
    ["personalisation.startFrom=60", /^personalisation\.startFrom is 60; expected the last step or one of/],
    ["personalisation.method=magic", /^personalisation\.method is "magic"; expected .*dreambooth/],
    ["rate=1", /^rate is 1; expected only the fields/],
    [window(70, -20), /c1 below c2/],
    [window(-100, 100), /at most 180 degrees wide/],
    ["beta", /^set is "beta"; expected FIELD=VALUE/],
  ])("names field, value and what was expected: %s", (setting, message) => {
    expect(() => readConfiguration({ ...demo, set: [setting] })).toThrow(message);
  });

  it("wants a known preset", () => {
    expect(() => readConfiguration({ preset: "best" })).toThrow(
      /^preset is "best"; expected one of paper-sd2/,
    );
  });
});

describe("a selection on the command line", () => {
  it("is a named window, bounds, or a weighted score", () => {
    expect(readSelection({ window: "TS" })).toMatchObject({ kind: "window", window: { c1: -20, c2: 70 } });
    expect(readSelection({ window: "-5,85.5" })).toMatchObject({ window: { c1: -5, c2: 85.5 } });
    expect(readSelection({ weighted: 0.5, keptFraction: 0.1 })).toMatchObject({
      lambda: 0.5,
      keptFraction: 0.1,
    });
  });

  it.each([
    [{}, /exactly one of --window and --weighted/],
    [{ window: "TS", weighted: 0.5 }, /exactly one of --window and --weighted/],
    [{ window: "70,-20" }, /c1 below c2/],
    [{ window: "wide" }, /TS, IS, MIX or an angle window/],
    [{ weighted: 0.5 }, /exactly one of threshold and keptFraction/],
  ])("is refused: %j", (flags, message) => {
    expect(() => readSelection(flags)).toThrow(message);
  });
});
