import { readRunConfigurations, siblingsOfRuns } from "@dreambooth-dpo/db";
import { type ConfigurationDifference, configurationDifferences } from "@dreambooth-dpo/db/comparison";
import { AppError } from "@dreambooth-dpo/db/contract";
import { batched, builder } from "../core/index.ts";
import { Run } from "../experiments/index.ts";
import { DifferenceType } from "./configuration-difference.ts";

/** Most siblings of a run that are listed, and that it is told apart from: as many as runs can be compared at once. */
const [mostSiblings, mostDiffering] = [100, 50];

const siblings = batched<number, readonly string[]>(
  (ids, limit, { db }) => siblingsOfRuns(db, ids, limit),
  () => [],
);

const differences = batched<null, readonly ConfigurationDifference[]>(
  async (ids, _, { db }) => {
    const others = await siblingsOfRuns(db, ids, mostDiffering);
    const families = ids.map((id) => [id, ...(others.get(id) ?? [])]);
    const read = await readRunConfigurations(db, [...new Set(families.flat())]);
    const configurations = new Map(read.map((each) => [each.id, each]));
    return new Map(
      families.map((family) => [
        family[0]!,
        configurationDifferences(family.map((id) => configurations.get(id)!)),
      ]),
    );
  },
  () => [],
);

builder.objectField(Run, "siblings", (t) =>
  t.field({
    type: [Run],
    description:
      "The other runs of the same experiment, concept and seed, in the order planned: the baseline and the other variants.",
    args: {
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: `At most so many, 1 to ${mostSiblings}.`,
      }),
    },
    complexity: ({ first }) => ({ field: 2, multiplier: Math.max(1, first) }),
    resolve: async ({ id }, { first }, services) => {
      if (first < 1 || first > mostSiblings)
        throw AppError.badInput("first", first, `a whole number from 1 to ${mostSiblings}`);
      return [...(await siblings(id, first, services))];
    },
  }),
);

builder.objectField(Run, "configurationDifferences", (t) =>
  t.field({
    type: [DifferenceType],
    description:
      "The settings that are not the same for it and its siblings (the first 50), its own value first; none without siblings.",
    complexity: { field: 5, multiplier: 10 },
    resolve: async ({ id }, _, services) => [...(await differences(id, null, services))],
  }),
);
