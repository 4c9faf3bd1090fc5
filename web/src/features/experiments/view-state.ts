import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

/** States that the list can be narrowed to, in the order of the work. */
export const statuses = ["DRAFT", "QUEUED", "RUNNING", "CANCELLING", "DONE", "FAILED", "CANCELLED"] as const;

/** Orders of the list: what the API sorts by, and the words for it. */
export const sorts = [
  { value: "newest", label: "Newest first", field: "CREATED", direction: "DESC" },
  { value: "oldest", label: "Oldest first", field: "CREATED", direction: "ASC" },
  { value: "name", label: "Name, A to Z", field: "NAME", direction: "ASC" },
  { value: "name-desc", label: "Name, Z to A", field: "NAME", direction: "DESC" },
  { value: "finished", label: "Finished first", field: "FINISHED", direction: "ASC" },
] as const;

/** What the list can be grouped by. */
export const groupings = [
  { value: "none", label: "No groups" },
  { value: "status", label: "By status" },
  { value: "concept", label: "By concept" },
  { value: "backbone", label: "By backbone" },
  { value: "method", label: "By method" },
] as const;

const wordsOf = <Value extends string>(options: readonly { readonly value: Value }[]) =>
  parseAsStringLiteral(options.map(({ value }) => value));

/** The state of the list as its address has it. */
export const viewParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(statuses)).withDefault([]),
  concept: parseAsString,
  backbone: parseAsString,
  method: parseAsString,
  variant: parseAsString,
  tag: parseAsArrayOf(parseAsString).withDefault([]),
  archived: parseAsBoolean.withDefault(false),
  sort: wordsOf(sorts).withDefault("newest"),
  group: wordsOf(groupings).withDefault("none"),
  /** Ids of the experiments that are ticked, as addresses have them. */
  selected: parseAsArrayOf(parseAsString).withDefault([]),
};

export type ViewState = inferParserType<typeof viewParsers>;
export type Grouping = ViewState["group"];

/** Reads the state of the list from an address; what is no state of it is left at its default. */
export const readView = createLoader(viewParsers);
