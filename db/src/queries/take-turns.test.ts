import { expect, it } from "vitest";
import { takeTurns } from "./take-turns.ts";

it("returns what the work comes to, and lets other work in between", async () => {
  let others = 0;
  let over = false;
  const count = () => {
    others++;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  const result = await takeTurns(
    (function* () {
      for (let step = 0; step < 30; step++) {
        for (const end = performance.now() + 2; performance.now() < end; );
        yield;
      }
      return "done";
    })(),
  );
  over = true;
  expect(result).toBe("done");
  // 60 ms of work in turns of 8 to 10.
  expect(others).toBeGreaterThanOrEqual(4);
});

it("throws what the work throws", async () => {
  const failing = (function* (): Generator<void, void> {
    yield;
    throw new Error("no");
  })();
  await expect(takeTurns(failing)).rejects.toThrow("no");
});
