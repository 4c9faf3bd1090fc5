import { askApi } from "../ask/index.ts";
import type { OpenWorld } from "../world/index.ts";

interface Delta {
  readonly value: number;
}
interface Compared {
  readonly compareRuns: {
    readonly rows: readonly {
      readonly variant: string;
      readonly metrics: readonly { readonly metric: string; readonly delta: Delta | null }[];
    }[];
  };
}

/** The variant of the finished experiment that gains most in IS and TS together on a concept; undefined where none gains. */
export async function bestVariant(world: OpenWorld, concept: string): Promise<string | undefined> {
  const runIds = world.done.runs.filter((run) => run.concept === concept).map(({ id }) => `Run:${id}`);
  const { compareRuns } = await askApi<Compared>(
    world,
    `query ($runIds: [ID!]!) { compareRuns(runIds: $runIds, checkpoints: LAST) {
      rows { variant metrics { metric delta { value } } } } }`,
    { runIds },
  );
  const gains = compareRuns.rows
    .filter(({ variant }) => variant !== "baseline")
    .map(({ variant, metrics }) => ({
      variant,
      gain: metrics
        .filter(({ metric }) => metric === "IMAGE_SIMILARITY" || metric === "TEXT_SIMILARITY")
        .reduce((sum, { delta }) => sum + (delta?.value ?? Number.NaN), 0),
    }))
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain);
  return gains[0]?.variant;
}
