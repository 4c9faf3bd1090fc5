/** What an operation may be made of; docs/api.md tells them to users. */
export const limits = {
  /** Bytes of a request's body. */
  body: 256 * 1024,
  /** Lexical tokens of a document. */
  tokens: 3000,
  /** Operations and fragments of a document. */
  definitions: 50,
  /** Fields of an operation, fragments spread out. */
  fields: 1000,
  /** Levels of an operation; the standard introspection query has 15. */
  depth: 15,
  /** Fields at the root of a query. */
  rootFields: 20,
  aliases: 20,
  directives: 20,
  /** Times that one field stands in one selection. */
  repeats: 5,
  /** Levels of arrays and objects in variables. */
  variableDepth: 16,
  /** Price of an operation: about one point per field of the answer. */
  complexity: 10_000,
  /** Longest an operation may take, milliseconds. */
  time: 30_000,
} as const;
