import type { GalleryBlockQueryVariables } from "./gallery-block.graphql.ts";
import type { GalleryRowsQuery, GalleryRowsQueryVariables } from "./gallery-rows.graphql.ts";
import type { GalleryState } from "./gallery-state.ts";

/** Images listed at once. */
export const pageSize = 100;

/** What lists the rows of the grid: the images of the column they are sorted by. */
export function rowVariables(
  stage: string,
  state: Pick<GalleryState, "sort" | "judge" | "order" | "find">,
  after?: string,
): GalleryRowsQueryVariables {
  const find = state.find.trim();
  const byScore = state.sort !== "prompt";
  return {
    stage,
    first: pageSize,
    ...(after && { after }),
    filter: { ...(find && { promptContains: find }), ...(!byScore && { sample: 0 }) },
    orderBy: {
      direction: state.order === "asc" ? "ASC" : "DESC",
      ...(byScore
        ? {
            field: "SCORE",
            judge: state.judge === "clip" ? "CLIP" : "HELD_OUT",
            metric: state.sort === "ts" ? "TS" : "IS",
          }
        : { field: "PROMPT" }),
    },
  };
}

/** What fetches all images of eight prompts of a stage. */
export function blockVariables(
  stage: string,
  samples: number,
  prompts: readonly number[],
): GalleryBlockQueryVariables {
  const [p0, p1, p2, p3, p4, p5, p6, p7] = prompts as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { stage, samples, p0, p1, p2, p3, p4, p5, p6, p7 };
}

type Listed = Extract<NonNullable<GalleryRowsQuery["node"]>, { images: unknown }>;

/** The list in an answer; undefined where the stage is gone. */
export const listedIn = (answer: GalleryRowsQuery | undefined): Listed | undefined =>
  answer?.node && "images" in answer.node ? (answer.node as Listed) : undefined;

/** How many images a stage has of each prompt: samples are numbered from 0, and its last image is the last of its prompt. */
export const samplesIn = (answer: GalleryRowsQuery | undefined): number =>
  Math.min((listedIn(answer)?.end.nodes[0]?.sample ?? 0) + 1, pageSize);
