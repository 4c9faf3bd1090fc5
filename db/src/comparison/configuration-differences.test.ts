import { expect, it } from "vitest";
import { presetConfiguration } from "../contract/index.ts";
import { configurationDifferences } from "./index.ts";

it("lists the settings that differ, each with every value", () => {
  const demo = presetConfiguration("demo", { concepts: ["dog"] });
  const other = { ...demo, concepts: ["dog", "cat"], dpo: { ...demo.dpo, beta: demo.dpo.beta * 2 } };
  const differences = configurationDifferences([
    { id: "a", configuration: demo },
    { id: "b", configuration: other },
    { id: "c", configuration: demo },
  ]);
  const of = (a: unknown, b: unknown) => [
    { id: "a", value: a },
    { id: "b", value: b },
    { id: "c", value: a },
  ];
  expect(differences).toEqual([
    { path: "concepts", values: of(["dog"], ["dog", "cat"]) },
    { path: "dpo.beta", values: of(demo.dpo.beta, demo.dpo.beta * 2) },
  ]);
  expect(configurationDifferences([{ id: "a", configuration: demo }])).toEqual([]);
});

it("compares a variant with the one of its name, and says where a setting is absent", () => {
  const variant = (name: string, c1: number) => ({ name, selection: { window: { c1 } } });
  const differences = configurationDifferences([
    {
      id: "a",
      configuration: { variants: [variant("TS", -20), variant("IS", 0)], selections: [{ kind: "window" }] },
    },
    { id: "b", configuration: { variants: [variant("IS", 0), variant("TS", -30)], selections: [] } },
  ]);
  expect(differences).toEqual([
    {
      path: "variants[TS].selection.window.c1",
      values: [
        { id: "a", value: -20 },
        { id: "b", value: -30 },
      ],
    },
    { path: "selections[0].kind", values: [{ id: "a", value: "window" }, { id: "b" }] },
  ]);
});
