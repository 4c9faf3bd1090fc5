import { expect, it } from "vitest";
import { missingValues } from "./missing-values.ts";

it("counts what is no number and says where it begins", () =>
  expect(missingValues({ steps: [1, 5, 9, 12], values: [0.5, null, 0.2, Number.NaN] })).toEqual({
    count: 2,
    first: 5,
  }));
it("has nothing to say of numbers", () => expect(missingValues({ steps: [1], values: [0] })).toBeUndefined());
