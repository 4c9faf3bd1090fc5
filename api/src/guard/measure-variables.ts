import { limits } from "./limits.ts";
import { refuse } from "./refuse.ts";

/** Refuses variables that are nested deeper than anything asks for; a loop, since recursion is what such input is after. */
export function measureVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.variableDepth)
      throw refuse(`The variables are nested more than ${limits.variableDepth} levels deep.`);
    level = level.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value as object) : [],
    );
  }
}
