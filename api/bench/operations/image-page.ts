import { defineOperation } from "./operation.ts";

interface Score {
  readonly judge: string;
  readonly metric: string;
  readonly value: number;
}

interface ImageRow {
  readonly id: string;
  readonly promptText: string;
  readonly sample: number;
  readonly seed: string | number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly scores: readonly Score[];
}

const page = 100;

const statement = `
  select i.id, i.prompt_text as "promptText", i.sample, i.seed, i.sha256, i.width, i.height, s.scores
  from (
    select image_stage_id, image_key, value from scores
    where image_stage_id = $1 and judge = 'clip' and metric = 'is'
    order by value desc, image_key limit ${page}) best
  join images i on i.stage_id = best.image_stage_id and i.key = best.image_key
  cross join lateral (
    select json_agg(json_build_object('judge', x.judge, 'metric', x.metric, 'value', x.value)) as scores
    from scores x where x.image_stage_id = i.stage_id and x.image_key = i.key) s
  order by best.value desc, best.image_key`;

const nameOf = ({ judge, metric }: Score) => `${judge} ${metric}`;

const shared = ({ id, promptText, sample, seed, sha256, width, height, scores }: ImageRow) => ({
  ...{ id, promptText, sample, seed: Number(seed), sha256, width, height },
  scores: Object.fromEntries(
    scores.map((score) => [nameOf(score), score.value] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
});

interface ApiImage extends Omit<ImageRow, "promptText"> {
  readonly prompt: string;
}

interface PostgraphileImage extends Omit<ImageRow, "id" | "scores"> {
  readonly rowId: string;
  readonly scoresByImageStageIdAndImageKey: { readonly nodes: readonly Score[] };
}

/** A page of a stage's images, best IS first, with the scores of both judges. */
export const imagePage = defineOperation({
  title: `Images of a stage by IS, with scores (${page})`,
  subjects: async (pool): Promise<{ stageId: string }[]> => {
    const { rows } = await pool.query<{ stageId: string }>(`
      select owner as "stageId" from counters where relation = 'images' and count >= 250 order by owner`);
    return rows;
  },
  floor: async (pool, { stageId }) => (await pool.query(statement, [stageId])).rows,
  floorRows: (rows: ImageRow[]) => rows.map(shared),
  api: {
    query: `
      query Images($stage: ID!) {
        node(id: $stage) {
          ... on Stage {
            images(first: ${page}, orderBy: { field: SCORE, judge: CLIP, metric: IS }) {
              nodes { id prompt sample seed sha256 width height scores { judge metric value } }
            }
          }
        }
      }`,
    variables: ({ stageId }) => ({ stage: `Stage:${stageId}` }),
    rows: ({ node }: { readonly node: { readonly images: { readonly nodes: readonly ApiImage[] } } }) =>
      node.images.nodes.map(({ prompt, scores, ...image }) =>
        shared({
          ...image,
          id: image.id.replace("Image:", ""),
          promptText: prompt,
          scores: scores.map(({ judge, metric, value }) => ({
            judge: judge.toLowerCase().replace("_", "-"),
            metric: metric.toLowerCase(),
            value,
          })),
        }),
      ),
  },
  postgraphile: {
    query: `
      query Images($stage: UUID!) {
        allScores(
          first: ${page}
          condition: { imageStageId: $stage, judge: "clip", metric: "is" }
          orderBy: [VALUE_DESC, IMAGE_KEY_ASC]
        ) {
          nodes {
            imageByImageStageIdAndImageKey {
              rowId promptText sample seed sha256 width height
              scoresByImageStageIdAndImageKey { nodes { judge metric value } }
            }
          }
        }
      }`,
    variables: ({ stageId }) => ({ stage: stageId }),
    rows: ({
      allScores,
    }: {
      readonly allScores: {
        readonly nodes: readonly { readonly imageByImageStageIdAndImageKey: PostgraphileImage }[];
      };
    }) =>
      allScores.nodes.map(({ imageByImageStageIdAndImageKey: image }) =>
        shared({ ...image, id: image.rowId, scores: image.scoresByImageStageIdAndImageKey.nodes }),
      ),
  },
});
