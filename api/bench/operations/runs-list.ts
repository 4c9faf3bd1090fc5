import { defineOperation } from "./operation.ts";

interface Latest {
  readonly metric: string;
  readonly step: number;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

interface Training {
  readonly round: number;
  readonly latest: readonly Latest[];
}

interface RunRow {
  readonly id: string;
  readonly variant: string;
  readonly status: string;
  readonly seed: string | number;
  readonly createdAt: string | Date;
  readonly finishedAt: string | Date | null;
  readonly experiment: string;
  readonly concept: string;
  readonly trainings: readonly Training[] | null;
}

const page = 50;

const statement = `
  select r.id, r.variant, r.status, r.seed, r.created_at as "createdAt", r.finished_at as "finishedAt",
    e.name as experiment, c.name as concept, t.trainings
  from (select * from runs order by id desc limit ${page}) r
  join experiments e on e.id = r.experiment_id
  join concepts c on c.id = r.concept_id
  left join lateral (
    select json_agg(json_build_object('round', s.round, 'latest', s.latest) order by s.round, s.stage_id) as trainings
    from (
      select u.round, u.stage_id, (
        select json_agg(json_build_object('metric', l.metric, 'step', l.step, 'value', l.value, 'min', l.min, 'max', l.max)
          order by l.metric)
        from metric_latest l where l.stage_id = u.stage_id) as latest
      from run_stages u where u.run_id = r.id and u.kind in ('personalise', 'train')) s
  ) t on true
  order by r.id desc`;

const moment = (at: string | Date | null) => at && new Date(at).toISOString();

const shared = ({ id, variant, status, seed, createdAt, finishedAt, ...rest }: RunRow) => ({
  ...{ id, variant, status: status.toLowerCase(), seed: Number(seed) },
  ...{ createdAt: moment(createdAt), finishedAt: moment(finishedAt) },
  ...{ experiment: rest.experiment, concept: rest.concept },
  trainings: (rest.trainings ?? []).map(({ round, latest }) => ({
    round,
    latest: latest.map(({ metric, step, value, min, max }) => ({ metric, step, value, min, max })),
  })),
});

interface PostgraphileRun extends Omit<RunRow, "id" | "experiment" | "concept" | "trainings"> {
  readonly rowId: string;
  readonly experimentByExperimentId: { readonly name: string };
  readonly conceptByConceptId: { readonly name: string };
  readonly personalise: PostgraphileStages;
  readonly train: PostgraphileStages;
}

interface PostgraphileStages {
  readonly nodes: readonly {
    readonly round: number;
    readonly stageByStageId: { readonly metricLatestsByStageId: { readonly nodes: readonly Latest[] } };
  }[];
}

/** The first page of runs as a dashboard shows it, with the newest point of every series of their training stages. */
export const runsList = defineOperation({
  title: `Runs with latest metrics (first ${page})`,
  subjects: async () => [null],
  floor: async (pool) => (await pool.query(statement)).rows,
  floorRows: (rows: RunRow[]) => rows.map(shared),
  api: null,
  postgraphile: {
    query: `
      query Runs {
        allRuns(first: ${page}, orderBy: PRIMARY_KEY_DESC) {
          nodes {
            rowId variant status seed createdAt finishedAt
            experimentByExperimentId { name }
            conceptByConceptId { name }
            personalise: runStagesByRunId(condition: { kind: "personalise" }) { nodes { ...training } }
            train: runStagesByRunId(condition: { kind: "train" }) { nodes { ...training } }
          }
        }
      }
      fragment training on RunStage {
        round
        stageByStageId { metricLatestsByStageId { nodes { metric step value min max } } }
      }`,
    variables: () => ({}),
    rows: ({ allRuns }: { readonly allRuns: { readonly nodes: readonly PostgraphileRun[] } }) =>
      allRuns.nodes.map((run) =>
        shared({
          ...run,
          id: run.rowId,
          experiment: run.experimentByExperimentId.name,
          concept: run.conceptByConceptId.name,
          trainings: [...run.personalise.nodes, ...run.train.nodes].map(({ round, stageByStageId }) => ({
            round,
            latest: stageByStageId.metricLatestsByStageId.nodes,
          })),
        }),
      ),
  },
});
