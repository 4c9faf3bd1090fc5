import { TableRows } from "./copy-rows.ts";

/** The tables that are seeded, with the columns that get a value. */
export function makeTables() {
  const table = (name: string, columns: string) => new TableRows(name, columns.split(" "));
  return {
    modelPacks: table("model_packs", "id name kind hash path created_at"),
    promptSets: table("prompt_sets", "id name hash purpose created_at"),
    prompts: table("prompts", "id prompt_set_id position template"),
    concepts: table("concepts", "id name class_name kind content_hash created_at"),
    conceptImages: table("concept_images", "id concept_id position file_name sha256 width height"),
    experiments: table(
      "experiments",
      "id name preset configuration configuration_hash status tags created_at started_at finished_at",
    ),
    runs: table(
      "runs",
      "id experiment_id concept_id variant seed configuration status manifest_sha256 created_at finished_at",
    ),
    stages: table(
      "stages",
      "id input_hash kind inputs expected done status progress output created_at started_at finished_at",
    ),
    runStages: table("run_stages", "run_id round kind stage_id"),
    shards: table("shards", "stage_id index result_sha256 created_at"),
    checkpoints: table("checkpoints", "stage_id role step sha256 bytes created_at"),
    images: table(
      "images",
      "id stage_id key prompt_index prompt_text sample seed sha256 width height created_at",
    ),
    scores: table("scores", "stage_id image_stage_id image_key judge metric value"),
    pairs: table(
      "pairs",
      "stage_id index prompt_index image_stage_id winner_key loser_key delta_ts delta_is angle kept reason",
    ),
    metricChunk: table("metric_chunk", "stage_id metric chunk count min max sum last steps values times"),
    metricTail: table("metric_tail", "stage_id metric step value time"),
    metricLatest: table("metric_latest", "stage_id metric step value min max time"),
    evaluations: table("evaluations", "id run_id stage_id label protocol created_at"),
    evaluationResults: table(
      "evaluation_results",
      "id evaluation_id concept prompt_index prompt metric value lo hi n method seed",
    ),
    studies: table(
      "studies",
      "id name experiment_id status protocol protocol_hash created_at started_at closed_at",
    ),
    studyItems: table(
      "study_items",
      "id study_id position run_id baseline_run_id image_id baseline_image_id votes_wanted",
    ),
    assessors: table("assessors", "id study_id invitation_hash quota seed created_at joined_at"),
    assignments: table("assignments", "id study_id item_id assessor_id side created_at"),
    votes: table("votes", "id study_id assignment_id revision question answer created_at"),
  };
}

export type Tables = ReturnType<typeof makeTables>;

/** What must be there before what: each lane needs `base`, and may be copied beside the other lanes. */
export const copyOrder = {
  base: [
    "modelPacks",
    "promptSets",
    "prompts",
    "concepts",
    "conceptImages",
    "experiments",
    "runs",
    "stages",
    "runStages",
    "images",
  ],
  lanes: [
    ["studies", "studyItems", "assessors", "assignments", "votes"],
    [
      "metricChunk",
      "metricTail",
      "metricLatest",
      "scores",
      "pairs",
      "shards",
      "checkpoints",
      "evaluations",
      "evaluationResults",
    ],
  ],
} as const satisfies { base: readonly (keyof Tables)[]; lanes: readonly (readonly (keyof Tables)[])[] };
