export { Concept, ConceptKind } from "./concept.ts";
export { PromptCategory, PromptPurpose, PromptSet, PromptSubjects } from "./prompt-set.ts";
export { imageUrl } from "./reference-image.ts";

import "./model-pack.ts";
