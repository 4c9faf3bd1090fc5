export { drawCase, gradientCases } from "./cases/index.ts";
export { type Evaluate, gradientError } from "./check-gradient.ts";
export { appendGradients, type DifferentiateOptions, differentiate } from "./differentiate.ts";
export { prepareForward } from "./prepare-forward.ts";
export { requireGradients, unsupportedGradients } from "./unsupported-gradients.ts";
