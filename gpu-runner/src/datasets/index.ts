export { classKind, cocoCategory, dreamBenchClasses, dreamBenchSubjects } from "./dreambench.ts";
export {
  assertDisjoint,
  isBundledPromptSet,
  loadPromptSet,
  promptsFor,
  spreadPrompts,
} from "./prompt-sets.ts";
export { type PromptText, personalisationPrompt, promptText } from "./prompt-text.ts";
export { type ReferenceImage, readConceptFolder } from "./read-concept.ts";
export { decodeImage, imageFormat, resizeSquare, type SquareOptions } from "./read-image.ts";
export { type ImportedImage, readImport } from "./read-import.ts";
