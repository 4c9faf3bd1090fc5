export { type Laboratory, openLaboratory, rerun, resultsOf, run, smallConfiguration } from "./laboratory.ts";
