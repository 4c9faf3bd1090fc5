import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../testing/index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.dispose());

const ask = (indices: readonly number[], rest = "") =>
  world.query(
    `query ($run: ID!, $indices: [Int!]) {
      node(id: $run) {
        ... on Run { pairs(round: 1, first: 100, filter: { indices: $indices ${rest} }) { totalCount nodes { index kept } } }
      }
    }`,
    { run: world.run("TS"), indices },
  );

describe("pairs by their numbers in a cloud", () => {
  it("are those that the cloud tells of", async () => {
    const { data } = await world.query(
      `{ node(id: "${world.run("TS")}") { ... on Run { pairCloud(round: 1) { indices kept } } } }`,
    );
    const { indices, kept } = data.node.pairCloud as { indices: number[]; kept: number[] };
    const chosen = [7, 2, 5];
    const found = (await ask(chosen)).data.node.pairs;
    expect(found).toEqual({
      totalCount: 3,
      nodes: chosen.toSorted().map((index) => ({ index, kept: kept[indices.indexOf(index)] === 1 })),
    });
  });

  it("are narrowed by what else is asked, and none for numbers that none has", async () => {
    expect((await ask([0, 1, 2], ", kept: true")).data.node.pairs.nodes).toEqual([
      { index: 0, kept: true },
      { index: 2, kept: true },
    ]);
    expect((await ask([4711])).data.node.pairs).toEqual({ totalCount: 0, nodes: [] });
    expect((await ask([])).data.node.pairs).toEqual({ totalCount: 0, nodes: [] });
  });

  it("are at most 100", async () => {
    const many = Array.from({ length: 101 }, (_, i) => i);
    expect((await ask(many)).errors?.[0]?.message).toBe("indices is 101; expected at most 100 numbers.");
    expect((await ask(many.slice(1))).errors).toBeUndefined();
  });
});
