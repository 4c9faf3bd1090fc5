import type { Seeded } from "./seed.ts";

/** A page that is measured. */
export interface BenchPage {
  readonly name: string;
  readonly path: string;
}

/** The pages that people wait for most, on the largest of what was seeded. */
export const benchPages = ({ worthOpening, runs }: Seeded): readonly BenchPage[] => [
  { name: "Experiments", path: "/experiments" },
  { name: "Experiment", path: `/experiments/${worthOpening.wide}` },
  { name: "Pairs", path: `/runs/${worthOpening.largeSelection}/pairs?round=1` },
  { name: "Gallery", path: `/gallery?runs=${runs.slice(0, 4).join(",")}` },
];

/** A comparison of all runs of the wide experiment. */
export const comparison = ({ runs }: Seeded): string => `/compare?runs=${runs.join(",")}`;

/** A concept of the generator's first unit. */
export const seededConcept = "dog-1";
