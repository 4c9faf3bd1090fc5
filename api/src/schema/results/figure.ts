import type { Figure } from "@dreambooth-dpo/db";
import type { Estimate } from "@dreambooth-dpo/db/statistics";
import { builder, StatisticType } from "../core/index.ts";
import { MetricType } from "./judges.ts";

/** A published mean with the interval that its prompts' spread gives, where it was published without one. */
function withInterval({ statistic, error }: Figure): Estimate {
  if (statistic.lo !== null || error === null) return statistic;
  const { value, method } = statistic;
  return {
    ...statistic,
    lo: value - 1.96 * error,
    hi: value + 1.96 * error,
    method: `${method}; normal 95 % interval over prompts`,
  };
}

export const FigureType = builder.objectRef<Figure>("Figure").implement({
  description: "A published figure of an evaluation: of one prompt, or over all of them.",
  fields: (t) => ({
    concept: t.exposeString("concept", { description: "Name of the concept." }),
    promptIndex: t.exposeInt("promptIndex", {
      nullable: true,
      description: "Number of the prompt, by text, from 0; null for a figure over all prompts.",
    }),
    prompt: t.exposeString("prompt", {
      nullable: true,
      description:
        "The prompt, the subject written as its class; null for a figure over all prompts, and for one published before prompts were stored.",
    }),
    metric: t.expose("metric", { type: MetricType, description: "What was measured." }),
    statistic: t.field({
      type: StatisticType,
      description:
        "Its value, a raw cosine: a mean over images of a prompt, then over prompts. The interval of the latter is 1.96 standard errors to either side; one prompt has none.",
      resolve: withInterval,
    }),
    delta: t.expose("delta", {
      type: StatisticType,
      nullable: true,
      description:
        "Of a figure over all prompts: its paired difference to the baseline with a bootstrap interval; null for the baseline itself and for prompts.",
    }),
    sd: t.exposeFloat("deviation", {
      nullable: true,
      description:
        "Of a figure over all prompts: standard deviation (n - 1) of the prompts' means; null with fewer than two, and for prompts.",
    }),
    se: t.exposeFloat("error", {
      nullable: true,
      description: "Standard error of the mean over prompts: `sd` over the root of their number.",
    }),
  }),
});

export const FigureFilterInput = builder.inputType("FigureFilter", {
  description: "Which figures; a field left out narrows nothing.",
  fields: (t) => ({
    metrics: t.field({ type: [MetricType], description: "Of these metrics." }),
    perPrompt: t.boolean({ description: "Only those of single prompts (true) or over all of them (false)." }),
  }),
});
