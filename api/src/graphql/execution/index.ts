export { type CompiledOperation, compileOperation } from "./compile-operation.ts";
