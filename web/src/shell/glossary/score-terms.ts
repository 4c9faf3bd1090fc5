import type { GlossaryEntry } from "./glossary-entry.ts";

/** How an image is scored. */
export const scoreTerms = [
  {
    id: "is",
    term: "IS",
    also: "image similarity, CLIP-I",
    text: "How much an image looks like the concept: the cosine between its CLIP embedding and that of a reference photo, averaged over the concept's photos. Higher is closer to the subject.",
    formula: "IS(x) = mean over photos r of cos(CLIP(x), CLIP(r))",
    see: ["ts", "judge", "concept"],
  },
  {
    id: "ts",
    term: "TS",
    also: "text similarity, CLIP-T",
    text: "How well an image follows its prompt: the cosine between the CLIP embeddings of the image and of the prompt, in which the concept's token is replaced by its class noun. Its scale depends on the judge: read differences, not values.",
    formula: "TS(x) = cos(CLIP(x), CLIP(prompt))",
    see: ["is", "judge"],
  },
  {
    id: "judge",
    term: "Judge",
    text: "The image-text encoder (a CLIP model of the pack) that scores images. The selecting judge decides which pairs are trained on.",
    see: ["held-out-judge", "pack"],
  },
  {
    id: "held-out-judge",
    term: "Held-out judge",
    text: "A second CLIP model that had no part in choosing pairs. A gain that only the selecting judge sees is the model flattering its judge; a gain that both see is real.",
    see: ["judge"],
  },
  {
    id: "is-ts-plane",
    term: "IS-TS plane",
    text: "The chart with TS to the right and IS up, one point for each variant and round. Up and to the right is better in both; personalisation alone trades one for the other.",
    see: ["is", "ts", "pareto-frontier", "trajectory"],
  },
  {
    id: "trajectory",
    term: "Trajectory",
    text: "A variant's path over the IS-TS plane, from its baseline through every round. Of a baseline, the path over the steps of its personalisation.",
    see: ["is-ts-plane", "round"],
  },
  {
    id: "prompt-suite",
    term: "Prompt suite",
    text: "The prompts a checkpoint is evaluated on: 25 for living subjects or 25 for objects (DreamBench), and long prompts that ask for several things at once. None of them is trained on.",
    see: ["is", "ts"],
  },
] as const satisfies readonly GlossaryEntry[];
