/** Which images stand side by side. */
export interface SameSeed {
  readonly runIds: readonly string[];
  /** Prompt set; the first of each run where left out. */
  readonly suite: string | null;
  /** How many prompts, 8 where left out. */
  readonly prompts?: number;
}

/** What is asked for: the first sample of the first prompts of each run. */
export const sameSeedVariables = ({ runIds, suite, prompts = 8 }: SameSeed) => ({
  runIds,
  suite,
  first: prompts,
  filter: { sample: 0 },
});
