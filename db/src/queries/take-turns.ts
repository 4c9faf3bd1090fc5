import { setImmediate } from "node:timers/promises";

/** Longest that one piece of work keeps the thread, milliseconds. */
const longestTurn = 8;

/** Does work that comes in small steps, letting the thread do other work every few milliseconds. */
export async function takeTurns<T>(work: Generator<void, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < longestTurn) continue;
    await setImmediate();
    since = performance.now();
  }
}
