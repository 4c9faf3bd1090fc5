import { percent } from "../../format/number.ts";
import { type Comparison, labelOf } from "./comparison.ts";
import { evidenceOf, standingOf, type Verdict } from "./verdict.ts";

/** The verdict in a sentence, and what it rests on. */
export interface VerdictWords {
  readonly headline: string;
  readonly detail: string | undefined;
}

const names = { IMAGE_SIMILARITY: "image similarity", TEXT_SIMILARITY: "text similarity" } as const;

/** Puts a verdict into plain words. Never claims what its intervals do not show. */
export function headlineOf(comparison: Comparison, { kind, recommended, both }: Verdict): VerdictWords {
  if (!recommended) {
    if (kind === "empty")
      return { headline: "No variant has been evaluated yet.", detail: "The baseline stands alone so far." };
    return {
      headline: "No variant beats the baseline: keep the baseline.",
      detail: "In none of them do the gains in one similarity outweigh the losses in the other.",
    };
  }
  const name = labelOf(comparison, recommended);
  const of = (metric: keyof typeof names) => evidenceOf(standingOf(recommended, metric)?.delta);
  const better = of("IMAGE_SIMILARITY") === "better" ? "IMAGE_SIMILARITY" : "TEXT_SIMILARITY";
  const other = better === "IMAGE_SIMILARITY" ? "TEXT_SIMILARITY" : "IMAGE_SIMILARITY";
  const sure =
    both && both.row !== recommended
      ? `${labelOf(comparison, both.row)} is the most probable to beat the baseline in both.`
      : undefined;
  switch (kind) {
    case "both":
      return {
        headline: `Take ${name}: it beats the baseline in image and in text similarity.`,
        detail: sure,
      };
    case "one":
      return {
        headline: `Take ${name}: it beats the baseline in ${names[better]}.`,
        detail: `In ${names[other]} it makes no clear difference.${sure ? ` ${sure}` : ""}`,
      };
    case "trade":
      return {
        headline: `${name} trades: it gains ${names[better]} and loses ${names[other]}.`,
        detail: "Take it if the first matters more to you; the gain outweighs the loss in sum.",
      };
    default:
      return {
        headline: `Undecided: no clear difference to the baseline. ${name} leads.`,
        detail: "Its intervals hold 0. More concepts, prompts or images per prompt would narrow them.",
      };
  }
}

/** A probability from bootstrap draws in percent: draws alone never make anything certain. */
export function probabilityText(share: number): string {
  if (share > 0.999) return ">99.9%";
  return share < 0.001 ? "<0.1%" : percent(share);
}
