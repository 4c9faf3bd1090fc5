import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../tensor/index.ts";
import { decomposeMatrix } from "./decompose-matrix.ts";

function randomMatrix(rows: number, columns: number, rank: number, seed: number): Float64Array {
  const stream = randomStream({ seed, purpose: "test" });
  const [a, b] = [stream.normal(rows * rank), stream.normal(rank * columns)];
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < rank; k++)
      sum += a[Math.floor(at / columns) * rank + k]! * b[k * columns + (at % columns)]!;
    return sum;
  });
}

describe("decomposeMatrix", () => {
  it("gives orthonormal factors, descending values and the matrix back", () => {
    const size = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(size, size, fc.nat(1000), (rows, columns, seed) => {
        const full = Math.min(rows, columns);
        const matrix = randomMatrix(rows, columns, full, seed);
        const { rank, left, values, right } = decomposeMatrix(matrix, rows, columns);
        expect(rank).toBe(full);
        for (let i = 0; i < rank; i++) {
          if (i > 0) expect(values[i]!).toBeLessThanOrEqual(values[i - 1]!);
          for (let j = 0; j < rank; j++) {
            let l = 0;
            let r = 0;
            for (let k = 0; k < rows; k++) l += left[k * rank + i]! * left[k * rank + j]!;
            for (let k = 0; k < columns; k++) r += right[i * columns + k]! * right[j * columns + k]!;
            expect(l).toBeCloseTo(i === j ? 1 : 0, 6);
            expect(r).toBeCloseTo(i === j ? 1 : 0, 4);
          }
        }
        matrix.forEach((value, at) => {
          let sum = 0;
          for (let k = 0; k < rank; k++)
            sum +=
              left[Math.floor(at / columns) * rank + k]! * values[k]! * right[k * columns + (at % columns)]!;
          expect(sum).toBeCloseTo(value, 10);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("restores a matrix that lacks rank, and a zero matrix", () => {
    for (const matrix of [randomMatrix(12, 30, 3, 1), new Float64Array(360)]) {
      const { values, left, right } = decomposeMatrix(matrix, 12, 30);
      expect(values[3]!).toBeLessThan(1e-6);
      matrix.forEach((value, at) => {
        let sum = 0;
        for (let k = 0; k < 12; k++)
          sum += left[Math.floor(at / 30) * 12 + k]! * values[k]! * right[k * 30 + (at % 30)]!;
        expect(sum).toBeCloseTo(value, 10);
      });
    }
  });

  it("knows the values of a diagonal matrix", () => {
    // numpy.linalg.svd(numpy.diag([3, -5, 4]), compute_uv=False) -> [5, 4, 3]
    expect([...decomposeMatrix(Float64Array.of(3, 0, 0, 0, -5, 0, 0, 0, 4), 3, 3).values]).toEqual([5, 4, 3]);
  });
});
