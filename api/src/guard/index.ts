export { checkRules } from "./check-rules.ts";
export { limits } from "./limits.ts";
export { measureDocument } from "./measure-document.ts";
export { measureVariables } from "./measure-variables.ts";
export { priceOperation } from "./price-operation.ts";
export { refuse } from "./refuse.ts";
