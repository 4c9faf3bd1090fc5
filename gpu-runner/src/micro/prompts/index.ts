export { promptFiles, writePrompts } from "./write-prompts.ts";
