export { Study } from "./study.ts";
