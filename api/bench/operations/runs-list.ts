import { defineOperation } from "./operation.ts";

interface Series {
  readonly round: number;
  readonly name: string;
  readonly step: number;
  readonly value: number;
  readonly min: number;
  readonly max: number;
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
  /** Of its training stages, by round and name. */
  readonly series: readonly Series[] | null;
}

const page = 50;

const statement = `
  select r.id, r.variant, r.status, r.seed, r.created_at as "createdAt", r.finished_at as "finishedAt",
    e.name as experiment, c.name as concept, m.series
  from (select * from runs order by id desc limit ${page}) r
  join experiments e on e.id = r.experiment_id
  join concepts c on c.id = r.concept_id
  left join lateral (
    select json_agg(json_build_object('round', u.round, 'name', l.metric, 'step', l.step, 'value', l.value,
      'min', l.min, 'max', l.max) order by u.round, l.stage_id, l.metric) as series
    from run_stages u join metric_latest l on l.stage_id = u.stage_id where u.run_id = r.id
  ) m on true
  order by r.id desc`;

const moment = (at: string | Date | null) => at && new Date(at).toISOString();

const shared = ({
  id,
  variant,
  status,
  seed,
  createdAt,
  finishedAt,
  experiment,
  concept,
  series,
}: RunRow) => ({
  ...{ id, variant, status: status.toLowerCase(), seed: Number(seed), experiment, concept },
  ...{ createdAt: moment(createdAt), finishedAt: moment(finishedAt) },
  series: (series ?? []).map(({ round, name, step, value, min, max }) => [
    round,
    name,
    step,
    value,
    min,
    max,
  ]),
});

interface ApiRun extends Omit<RunRow, "experiment" | "concept" | "series"> {
  readonly experiment: { readonly name: string };
  readonly concept: { readonly name: string };
  readonly metrics: readonly (Omit<Series, "step" | "value"> & {
    readonly latest: Pick<Series, "step" | "value">;
  })[];
}

interface PostgraphileStages {
  readonly nodes: readonly {
    readonly round: number;
    readonly stageByStageId: {
      readonly metricLatestsByStageId: {
        readonly nodes: readonly (Omit<Series, "round" | "name"> & { readonly metric: string })[];
      };
    };
  }[];
}

interface PostgraphileRun extends Omit<RunRow, "id" | "experiment" | "concept" | "series"> {
  readonly rowId: string;
  readonly experimentByExperimentId: { readonly name: string };
  readonly conceptByConceptId: { readonly name: string };
  readonly personalise: PostgraphileStages;
  readonly train: PostgraphileStages;
}

/** The first page of runs as a dashboard shows it, with the newest point of every series of their training stages. */
export const runsList = defineOperation({
  title: `Runs with latest metrics (first ${page})`,
  subjects: async () => [null],
  floor: async (pool) => (await pool.query(statement)).rows,
  floorRows: (rows: RunRow[]) => rows.map(shared),
  api: {
    query: `
      query Runs {
        runs(first: ${page}) {
          nodes {
            id variant status seed createdAt finishedAt
            experiment { name }
            concept { name }
            metrics { round name latest { step value } min max }
          }
        }
      }`,
    variables: () => ({}),
    rows: ({ runs }: { readonly runs: { readonly nodes: readonly ApiRun[] } }) =>
      runs.nodes.map(({ id, experiment, concept, metrics, ...run }) =>
        shared({
          ...run,
          id: id.replace("Run:", ""),
          experiment: experiment.name,
          concept: concept.name,
          series: metrics.map(({ latest, ...series }) => ({ ...series, ...latest })),
        }),
      ),
  },
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
          series: [...run.personalise.nodes, ...run.train.nodes].flatMap(({ round, stageByStageId }) =>
            stageByStageId.metricLatestsByStageId.nodes.map(({ metric, ...series }) => ({
              ...{ round, name: metric },
              ...series,
            })),
          ),
        }),
      ),
  },
});
