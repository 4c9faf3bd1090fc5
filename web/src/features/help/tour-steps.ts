import { localId } from "../../graphql/global-id.ts";
import type { TermId } from "../../shell/glossary/glossary.ts";

interface TourRun {
  readonly id: string;
  readonly variant: string;
  readonly seed: number;
  readonly concept: { readonly id: string; readonly name: string };
}

/** A finished experiment to show things on. */
export interface TourExperiment {
  readonly id: string;
  readonly name: string;
  readonly runs: { readonly nodes: readonly TourRun[] };
}

export interface TourStep {
  readonly title: string;
  /** What to look at and what it says. */
  readonly text: string;
  readonly terms: readonly TermId[];
  readonly href: string;
  /** The link's words. */
  readonly link: string;
}

/** A run of each variant about one concept and seed, by which variants can be compared. */
function siblings(runs: readonly TourRun[]): readonly TourRun[] {
  const [first] = runs;
  return runs.filter((run) => run.concept.id === first?.concept.id && run.seed === first.seed);
}

/**
 * The tour: what each page answers, with links into the pages of a finished experiment, or into the lists where there is none
 * yet.
 */
export function tourSteps(experiment: TourExperiment | undefined): readonly TourStep[] {
  const runs = siblings(experiment?.runs.nodes ?? []);
  const run = runs.find(({ variant }) => variant !== "baseline") ?? runs[0];
  const ids = runs.map(({ id }) => localId(id)).join(",");
  const place = (there: string | undefined | false, list: string) => there || list;
  return [
    {
      title: "Which variant wins",
      text: "Each point is a variant after a round. To the right it follows prompts better, upwards it looks more like the subject. What lies right of and above the grey baseline, with bars that do not reach back to it, has won.",
      terms: ["is-ts-plane", "baseline", "one-sigma"],
      href: place(experiment && `/experiments/${localId(experiment.id)}`, "/experiments"),
      link: experiment ? `Open ${experiment.name}` : "See experiments",
    },
    {
      title: "By how much, and how sure",
      text: "The table beside the plane has the difference to the baseline with its 95 % interval, and the probability of being better in both. An interval that holds 0 is no win yet.",
      terms: ["delta", "interval", "dominance"],
      href: place(ids && `/compare?runs=${ids}`, "/compare"),
      link: ids ? "Compare its variants" : "Compare runs",
    },
    {
      title: "See it with your own eyes",
      text: "Rows are prompts, columns are runs. Images in a row share their noise, so what differs was learnt. Sort by what got worse to find what a gain has cost.",
      terms: ["improved", "seed", "prompt-suite"],
      href: place(ids && `/gallery?runs=${ids}`, "/gallery"),
      link: ids ? "Open its images" : "Open the gallery",
    },
    {
      title: "What it was trained on",
      text: "Every dot is a pair of images of one prompt, placed by how far one leads in TS and in IS. Only pairs inside the angle window were trained on. Drag its edges: the share that is kept and the pairs that enter or leave follow your hand.",
      terms: ["candidate-pair", "angle", "angle-window"],
      href: place(run && `/runs/${localId(run.id)}/pairs?round=1`, "/experiments"),
      link: run ? `Pairs of ${run.variant}` : "See experiments",
    },
    {
      title: "Whether the training was sound",
      text: "Loss should fall slowly from 0.69 and implicit accuracy rise from 0.5. When the errors of winner and loser both climb, the model is falling apart: a lower learning rate or a higher beta is next.",
      terms: ["diffusion-dpo", "implicit-accuracy", "beta"],
      href: place(run && `/runs/${localId(run.id)}`, "/experiments"),
      link: run ? `Curves of ${run.variant}` : "See experiments",
    },
    {
      title: "Start your own",
      text: "Give 4 to 6 photos of one subject, take a preset, look at the estimate in images and minutes, start. Results come in while it runs, and a runner that is stopped goes on where it was.",
      terms: ["concept", "round", "variant"],
      href: "/experiments/new",
      link: "New experiment",
    },
  ];
}
