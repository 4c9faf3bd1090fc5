export { type Concept, conceptSchema } from "./concept.ts";
export {
  type Configuration,
  type ConfigurationInput,
  configurationSchema,
  parseConfiguration,
} from "./configuration.ts";
export { AppError, type ErrorCode, type ErrorDetail, errorCodes, type InputIssue } from "./errors.ts";
export { type ImportConfiguration, importConfigurationSchema } from "./import-configuration.ts";
export { type ImportRow, importRowSchema, parseImportRow } from "./import-manifest.ts";
export { parseInput } from "./parse-input.ts";
export { type PresetName, presetConfiguration, presets } from "./presets.ts";
export {
  type Prompt,
  type PromptSet,
  parsePromptSet,
  promptCategories,
  promptSetSchema,
  reservedPromptSets,
  subjectPlaceholder,
} from "./prompt-set.ts";
export {
  type AngleWindow,
  namedSelection,
  namedWindows,
  type Selection,
  selectionSchema,
} from "./selection.ts";
