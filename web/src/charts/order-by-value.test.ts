import fc from "fast-check";
import { expect, test } from "vitest";
import { orderByValue } from "./order-by-value.ts";

test("the order is that of a stable sort, also where values are closer than its buckets", () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, min: -180, max: 180 }),
    fc.constantFrom(0, 1e-12, 2e-12, 90, 90 + 1e-11),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), (list) => {
      const values = Float64Array.from(list);
      const expected = list.map((_, i) => i).sort((a, b) => list[a]! - list[b]! || a - b);
      expect([...orderByValue(values, -180, 180)]).toEqual(expected);
    }),
  );
});
