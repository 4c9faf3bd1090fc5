import { z } from "zod";

const source = z.object({
  concept: z.string(),
  images: z.string(),
  scores: z.array(z.object({ judge: z.enum(["clip", "held-out"]), hash: z.string() })),
});

/** How an evaluation's figures come about: all that is needed to make them again from stored artifacts. */
export const protocolSchema = source.extend({
  suite: z.string(),
  checkpoint: z.string(),
  variant: z.string(),
  step: z.number().optional(),
  round: z.number().optional(),
  baseline: source.optional(),
  bootstrap: z.object({ seed: z.number(), samples: z.number() }),
});

export type EvaluationProtocol = z.output<typeof protocolSchema>;
