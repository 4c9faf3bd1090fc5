import { describe, expect, it } from "vitest";
import { type ComparedRow, finalRows, labelOf } from "./comparison.ts";
import { cell, comparisonOf, row, type Triple } from "./testing/rows.ts";
import { evidenceOf, verdictOf } from "./verdict.ts";

const baseline = row("baseline", null, [
  cell("IMAGE_SIMILARITY", 0.7, null),
  cell("TEXT_SIMILARITY", 0.3, null),
]);
const variant = (
  name: string,
  is: Triple,
  ts: Triple,
  more: { dominates?: number; heldOut?: Triple } = {},
): ComparedRow =>
  row(
    name,
    2,
    [
      cell("IMAGE_SIMILARITY", 0.7 + is[0], is),
      cell("TEXT_SIMILARITY", 0.3 + ts[0], ts),
      ...(more.heldOut ? [cell("HELD_OUT_IMAGE_SIMILARITY", 0.6, more.heldOut)] : []),
    ],
    { dominates: more.dominates ?? 0.5 },
  );
const verdict = (...rows: ComparedRow[]) => verdictOf(comparisonOf([baseline, ...rows]));

const gain: Triple = [0.02, 0.01, 0.03];
const slight: Triple = [0.002, -0.001, 0.005];
const loss: Triple = [-0.01, -0.015, -0.005];

describe("evidenceOf", () => {
  it.each([
    [gain, "better"],
    [loss, "worse"],
    [slight, "unclear"],
    [[0.02, 0, 0.03], "unclear"],
    [[0.02, null, null], "untested"],
    [[Number.NaN, 0.01, 0.02], "untested"],
  ] as const)("of %j is %s", ([value, lo, hi], expected) => {
    expect(evidenceOf({ value, lo, hi })).toBe(expected);
  });

  it("is untested without a difference", () => expect(evidenceOf(null)).toBe("untested"));
});

describe("verdictOf", () => {
  it.each([
    ["both", gain, gain],
    ["one", gain, slight],
    ["trade", gain, loss],
    ["undecided", slight, slight],
    ["undecided", [0.02, null, null], [0, 0, 0]],
  ] as const)("is %s of IS %j and TS %j", (kind, is, ts) => {
    const found = verdict(variant("TS", is, ts));
    expect(found.kind).toBe(kind);
    expect(found.recommended?.variant).toBe("TS");
  });

  it("recommends none where every sum of differences is a loss, and says that there were some", () => {
    expect(verdict(variant("TS", loss, slight))).toMatchObject({ kind: "none", recommended: undefined });
  });

  it("is empty for a baseline alone", () => {
    expect(verdict()).toEqual({
      kind: "empty",
      recommended: undefined,
      imageSimilarity: undefined,
      textSimilarity: undefined,
      both: undefined,
    });
  });

  it("names the leader of each metric, and whether it is clear of the next", () => {
    const found = verdict(
      variant("TS", slight, [0.05, 0.04, 0.06]),
      variant("IS", [0.03, 0.02, 0.04], loss),
      variant("MIX", [0.025, 0.015, 0.035], [0.03, 0.02, 0.0399]),
    );
    expect(found.imageSimilarity).toMatchObject({
      leader: { row: { variant: "IS" } },
      runnerUp: { row: { variant: "MIX" } },
      clearlyAhead: false,
    });
    expect(found.textSimilarity).toMatchObject({
      leader: { row: { variant: "TS" } },
      runnerUp: { row: { variant: "MIX" } },
      clearlyAhead: true,
    });
    expect(found.recommended?.variant).toBe("MIX");
  });

  it("takes the most probable winner of both", () => {
    const rows = [
      variant("TS", gain, gain, { dominates: 0.7 }),
      variant("IS", gain, gain, { dominates: 0.98 }),
    ];
    expect(verdict(...rows).both).toMatchObject({ row: { variant: "IS" }, probability: { value: 0.98 } });
  });

  it.each([
    ["agrees", [0.01, 0.005, 0.015]],
    ["leans", [0.01, -0.005, 0.02]],
    ["unclear", [-0.01, -0.02, 0.005]],
    ["disagrees", [-0.01, -0.02, -0.005]],
  ] as const)("says that the held-out judge %s", (agreement, heldOut) => {
    expect(verdict(variant("IS", gain, gain, { heldOut })).imageSimilarity!.leader.heldOut).toBe(agreement);
  });

  it("says that there is no held-out judge", () => {
    expect(verdict(variant("IS", gain, gain)).textSimilarity!.leader.heldOut).toBe("absent");
  });
});

describe("finalRows", () => {
  it("are the baseline and each variant's last round", () => {
    const first = { ...variant("TS", slight, slight), name: "TS round 1", round: 1 };
    const comparison = comparisonOf([baseline, first, variant("TS", gain, gain)]);
    expect(finalRows(comparison).map(({ name }) => name)).toEqual(["baseline", "TS round 2"]);
    expect(labelOf(comparison, finalRows(comparison)[1]!)).toBe("TS");
  });

  it("keep their long names where experiments meet", () => {
    const other = {
      ...variant("TS", gain, gain),
      name: "other: TS round 2",
      experiment: { id: "Experiment:2", name: "other" },
    };
    const comparison = comparisonOf([baseline, other]);
    expect(labelOf(comparison, other)).toBe("other: TS round 2");
  });
});
