import type { GlossaryEntry } from "./glossary-entry.ts";

/** How figures and votes are to be read. */
export const statisticsTerms = [
  {
    id: "delta",
    term: "Delta",
    also: "Δ",
    text: "A figure minus the same figure of the baseline, over the same concepts, prompts and seeds. Its interval is that of the paired difference, which is narrower than the two intervals suggest.",
    see: ["baseline", "bootstrap"],
  },
  {
    id: "one-sigma",
    term: "1-sigma",
    also: "1σ",
    text: "Standard deviation of the means of single concepts (of prompts, where there is one concept): how much concepts differ. It does not shrink with more of them and says nothing about how sure the mean is.",
    see: ["interval"],
  },
  {
    id: "interval",
    term: "95 % interval",
    also: "confidence interval",
    text: "A range made by a method that covers the true value in 95 of 100 repetitions. Of a mean it is 1.96 standard errors to either side, of a delta it comes from the bootstrap. If that of a delta holds 0, the difference may be chance.",
    see: ["bootstrap", "one-sigma", "wilson"],
  },
  {
    id: "bootstrap",
    term: "Bootstrap",
    text: "An interval by re-drawing: concepts are drawn with replacement 10,000 times, the mean difference is computed for each draw, and the middle 95 % are kept. Whole concepts are drawn, since images of one concept are alike. The seed is given, so the same data give the same interval.",
    see: ["interval", "delta"],
  },
  {
    id: "pareto-frontier",
    term: "Pareto frontier",
    text: "The points that no other point beats: to gain in one of TS and IS from there, something must be given up in the other. What lies below the frontier is never the right choice.",
    see: ["is-ts-plane", "dominance"],
  },
  {
    id: "dominance",
    term: "Probability of dominance",
    text: "Share of bootstrap draws of the concepts in which a variant is at least as good as its baseline in both TS and IS and better in one. Near 1: better whatever matters to you.",
    see: ["bootstrap", "pareto-frontier"],
  },
  {
    id: "improved",
    term: "Improved, equal, regressed",
    text: "Images of the same prompt, sample and seed, before and after preference training, by how a score changed. Within 0.0001 they count as equal.",
    see: ["delta", "near-duplicate"],
  },
  {
    id: "win",
    term: "Win, no diff, lose",
    text: "Shares of all votes in a blind comparison: for the variant, for neither, for the baseline. Compare wins with losses; a share of wins below half says nothing by itself where many could not decide.",
    see: ["wilson", "sign-test"],
  },
  {
    id: "wilson",
    term: "Wilson interval",
    text: "95 % interval of a share, such as the votes won. Unlike the textbook one it stays within 0 and 100 % and holds for few votes and extreme shares.",
    see: ["interval", "win"],
  },
  {
    id: "sign-test",
    term: "Sign test",
    text: "Exact probability of votes at least this lopsided if both were equally good; undecided votes are left out. Over the three questions of a study it is corrected by Holm.",
    see: ["win"],
  },
  {
    id: "n",
    term: "n",
    text: "How many independent units are behind a figure: concepts, prompts of an only concept, pairs or votes. Images are not counted, since many images of a prompt are not independent.",
    see: ["interval"],
  },
  {
    id: "seed",
    term: "Seed",
    text: "The number that all randomness derives from. Images of two runs with equal seed, prompt and sample start from the same noise, so a difference between them comes from the weights.",
    see: ["improved"],
  },
] as const satisfies readonly GlossaryEntry[];
