import { contractionCases } from "./contraction-cases.ts";
import { elementwiseCases } from "./elementwise-cases.ts";
import type { GradientCases } from "./gradient-case.ts";
import { reductionCases } from "./reduction-cases.ts";
import { shapingCases } from "./shaping-cases.ts";

export { type DrawnCase, drawCase } from "./gradient-case.ts";

/**
 * A case for every gradient rule. They are data: tests hold them against finite differences, and an execution
 * provider proves itself by computing the same gradients as the CPU.
 */
export const gradientCases: GradientCases = {
  ...elementwiseCases,
  ...contractionCases,
  ...reductionCases,
  ...shapingCases,
};
