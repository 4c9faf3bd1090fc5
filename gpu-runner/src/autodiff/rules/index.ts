import type { GradientRule } from "../gradient-graph.ts";
import { activationRules } from "./activation.ts";
import { convolutionRules } from "./convolution.ts";
import { elementwiseRules } from "./elementwise.ts";
import { indexingRules } from "./indexing.ts";
import { matrixRules } from "./matrix.ts";
import { normalizationRules } from "./normalization.ts";
import { reductionRules } from "./reduction.ts";
import { resizeRules } from "./resize.ts";
import { shapingRules } from "./shaping.ts";

/** The gradient rule of every operator that can lie between a trainable and the loss. */
export const gradientRules: ReadonlyMap<string, GradientRule> = new Map(
  Object.entries({
    ...elementwiseRules,
    ...activationRules,
    ...matrixRules,
    ...convolutionRules,
    ...normalizationRules,
    ...reductionRules,
    ...shapingRules,
    ...indexingRules,
    ...resizeRules,
  }),
);
