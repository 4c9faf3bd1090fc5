import type { ExportKind, ExportRows } from "@dreambooth-dpo/db";

/** What a column of an exported table holds. */
export interface ExportColumn {
  /** In CSV: text as it is (see `formatRows`), numbers with a point, booleans as true and false, times in ISO 8601 UTC. */
  readonly type: "text" | "integer" | "number" | "boolean" | "time";
  /** Unit and range of a number. */
  readonly unit?: string;
  /** Whether it may be absent: an empty cell in CSV, null in JSONL. */
  readonly nullable?: boolean;
  readonly description: string;
}

type Columns<Row> = { readonly [Name in keyof Required<Row>]: ExportColumn };

const text = (description: string): ExportColumn => ({ type: "text", description });
const integer = (description: string, unit?: string): ExportColumn => ({
  type: "integer",
  description,
  ...(unit === undefined ? {} : { unit }),
});
const time = (description: string): ExportColumn => ({ type: "time", description });
const orNone = (column: ExportColumn): ExportColumn => ({ ...column, nullable: true });

const cosine = "cosine, -1 to 1, not scaled";
const score = (description: string): ExportColumn => orNone({ type: "number", unit: cosine, description });
const difference = (description: string): ExportColumn => ({
  type: "number",
  unit: "difference of cosines, -2 to 2",
  description,
});

const run = {
  experiment: text("Name of the experiment."),
  run_id: text("Id of the run (UUID)."),
  concept: text("Name of the concept that the run personalises."),
  variant: text("How the run selects its pairs; `baseline` has none."),
  run_seed: integer("Seed that the run's work is keyed by."),
  round: integer(
    "Preference round in which the run uses the stage.",
    "0: personalisation and baseline; 1 to S",
  ),
  stage_id: text(
    "Id of the stage (UUID). Runs that need the same work share it: the same rows, once for each run.",
  ),
} as const;

const scores = {
  clip_is: score("Image similarity by the judge that selects pairs: mean over the reference images."),
  clip_ts: score(
    "Text similarity by the judge that selects pairs, the rare word dropped and the class kept.",
  ),
  clip_ts_conditioning: score("The same to the whole prompt, as the model was conditioned on."),
  clip_ts_subject_removed: score("The same to the prompt without its subject."),
  held_out_is: score("Image similarity by the held-out judge, which never selects."),
  held_out_ts: score("Text similarity by the held-out judge, the rare word dropped and the class kept."),
  held_out_ts_conditioning: score("The same to the whole prompt."),
  held_out_ts_subject_removed: score("The same to the prompt without its subject."),
} as const;

/**
 * The data dictionary: every column of every exported table, in the order they are written. What is exported is exactly what
 * stands here.
 */
export const exportColumns: { readonly [K in ExportKind]: Columns<ExportRows[K]> } = {
  metrics: {
    ...run,
    stage_kind: text("What the stage does: personalise or train."),
    metric: text("Name of the series, such as loss."),
    step: integer("Optimiser step.", "steps, from the start of the stage"),
    value: {
      type: "number",
      description:
        "Value at that step, in single precision. Beyond its range `Infinity`, `-Infinity` or `NaN` (in JSONL as text).",
    },
    time: time("When the runner recorded it, by its clock."),
  },
  images: {
    ...run,
    checkpoint: orNone(
      text("The evaluated checkpoint that made the image; none for images that pairs are made of."),
    ),
    suite: orNone(text("The prompt set of that evaluation.")),
    image_id: text("Id of the image (UUID)."),
    prompt_index: integer("Which of the stage's prompts it was made of.", "from 0"),
    prompt: text("The prompt as the model was conditioned on it."),
    sample: integer(
      "Which image of the prompt it is; with seed, concept and prompt it keys the noise.",
      "from 0",
    ),
    seed: integer("Seed of the noise."),
    sha256: text("SHA-256 of the file, its address in the artifact store."),
    width: integer("Width.", "pixels"),
    height: integer("Height.", "pixels"),
    ...scores,
  },
  pairs: {
    ...run,
    pair_index: integer("Place of the candidate in its selection.", "from 0"),
    prompt_index: integer("Which of the stage's prompts both images were made of.", "from 0"),
    prompt: orNone(text("That prompt, as the model was conditioned on it.")),
    winner_sample: orNone(integer("Which image of the prompt is preferred.", "from 0")),
    winner_sha256: orNone(text("SHA-256 of the preferred image.")),
    loser_sample: orNone(integer("Which image of the prompt it is preferred to.", "from 0")),
    loser_sha256: orNone(text("SHA-256 of that image.")),
    delta_ts: difference("Text similarity of the winner minus that of the loser."),
    delta_is: difference("Image similarity of the winner minus that of the loser."),
    angle: { type: "number", unit: "degrees, -180 to 180", description: "atan2(delta_is, delta_ts)." },
    kept: { type: "boolean", description: "Whether the pair is trained on." },
    reason: orNone(text("Why it is not; none for those kept.")),
  },
  votes: {
    vote_id: text("Id of the vote (UUID)."),
    study: text("Name of the study."),
    item: integer("Place of the pair of images in the study.", "from 0"),
    assignment_id: text("Id of the showing of the item to one assessor (UUID): its answers share it."),
    assessor_id: text("Id of the assessor (UUID); nothing else is known of them."),
    run_id: text("Id of the run whose image is judged (UUID)."),
    variant: text("Variant of that run."),
    baseline_run_id: text("Id of the run it is judged against (UUID)."),
    baseline_variant: text("Variant of that one."),
    concept: text("Name of the concept."),
    prompt: text("The prompt of both images."),
    sample: integer("Which image of the prompt it is.", "from 0"),
    image_sha256: text("SHA-256 of the run's image."),
    baseline_image_sha256: text("SHA-256 of the baseline's."),
    question: text("The question that was answered."),
    side: text("On which side the run's image was shown: first or second."),
    answer: text("The answer as it was given: first, second or undecided."),
    preferred: text("What that means: run, baseline or neither."),
    revision: integer("A change of mind is a new revision."),
    counts: {
      type: "boolean",
      description: "Whether it is the latest answer to this question of its assignment.",
    },
    time: time("When it was stored, by the database's clock."),
  },
};
