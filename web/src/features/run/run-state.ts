import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsBoolean,
  parseAsFloat,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const parseAsRuns = createParser<string[]>({
  parse: (text) => [...new Set(text.split(",").filter((each) => uuid.test(each)))],
  serialize: (runs) => runs.join(","),
  eq: (a, b) => a.join() === b.join(),
});

/** Part of the steps in sight, as `from-to`. */
const parseAsSteps = createParser<readonly [number, number]>({
  parse: (text) => {
    const [, from, to] = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    return from && to && Number(from) < Number(to) ? [Number(from), Number(to)] : null;
  },
  serialize: ([from, to]) => `${Math.round(from * 100) / 100}-${Math.round(to * 100) / 100}`,
  eq: (a, b) => a[0] === b[0] && a[1] === b[1],
});

export const runTabs = ["training", "stages", "results", "configuration", "files"] as const;
export type RunTab = (typeof runTabs)[number];

/** What the address of a run holds. */
export const runParsers = {
  tab: parseAsStringLiteral(runTabs).withDefault("training"),
  /** Round whose training is shown; 0 for personalisation, the last one that has begun where left out. */
  round: parseAsInteger,
  /** Weight of the past in the smooth line, 0 to below 1. */
  smooth: parseAsFloat.withDefault(0.6),
  log: parseAsBoolean.withDefault(false),
  /** Runs drawn with it, by local ids. */
  with: parseAsRuns.withDefault([]),
  steps: parseAsSteps,
  /** Stage that is open, by local id. */
  stage: parseAsString,
  /** Whether the configuration shows only what differs. */
  differences: parseAsBoolean.withDefault(false),
};

export type RunState = inferParserType<typeof runParsers>;

/** Reads the state of a run's page from an address. */
export const readRun = createLoader(runParsers);
