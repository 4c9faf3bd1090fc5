/** A tab that GraphiQL opens with. */
export interface ExampleQuery {
  readonly query: string;
  /** JSON; where a value ends in `PASTE`, an id of an earlier tab's answer is to be put. */
  readonly variables?: string;
}

const json = (variables: unknown) => JSON.stringify(variables, null, 2);

/** What GraphiQL opens with: one tab per question, in the order that docs/api.md tells the story. */
export const exampleQueries: readonly ExampleQuery[] = [
  {
    query: `# 1. What is there? Press the pink button, or Ctrl-Enter.
#
# The tabs tell one story, from left to right; docs/api.md
# tells it for scripts. The book icon opens the description
# of every field; Ctrl-Space completes what you write.
#
# Concepts are the subjects. To bring one of your own,
# upload its photographs: docs/api.md, "Bring a subject".
query Look {
  presets { name }
  concepts(first: 5) {
    totalCount
    nodes { name className kind images { url } }
  }
  runners { name provider threads experiment { name } }
}
`,
  },
  {
    query: `# 2. Start an experiment. The variables below make the
# smallest one there is: half a minute, good for learning
# only. Without "configuration" it is the preset's own.
#
# Then copy the id of the experiment from the answer.
mutation Start($input: CreateExperimentInput!) {
  createExperiment(input: $input) {
    ... on CreateExperimentSuccess {
      experiment { id name status }
    }
    ... on UserError { code message hint }
  }
}
`,
    variables: json({
      input: {
        name: "first-look",
        preset: "demo",
        concepts: ["teapot"],
        start: true,
        configuration: {
          personalisation: { steps: 2, batchSize: 2, checkpoints: [] },
          generation: { steps: 2 },
          sampling: { prompts: 2, imagesPerPrompt: 4 },
          dpo: { batchSize: 2, microBatch: 2, epochs: 1 },
          evaluation: { prompts: 2, imagesPerPrompt: 2, bootstrapSamples: 200 },
        },
      },
    }),
  },
  {
    query: `# 3. Watch it. Paste the id into the variables; the answer
# moves until you press the button again.
#
# cancelExperiment stops it, resumeExperiment goes on.
subscription Watch($id: ID!) {
  experimentProgress(id: $id) {
    status
    error { code message }
    progress { stagesDone stages fraction remainingSeconds }
  }
}
`,
    variables: json({ id: "Experiment:PASTE" }),
  },
  {
    query: `# 4. How did it go? Its newest runs: the baseline and each
# variant of each concept, with the figures of the last
# checkpoint. These are null until the experiment is done.
query Results($name: String!) {
  experiments(first: 1, filter: { nameContains: $name }) {
    nodes {
      id
      name
      status
      runs(first: 20) {
        nodes {
          id
          variant
          concept { name }
          scores {
            checkpoint
            textSimilarity { statistic { value lo hi } }
            imageSimilarity { statistic { value lo hi } }
          }
        }
      }
    }
  }
}
`,
    variables: json({ name: "first-look" }),
  },
  {
    query: `# 5. How did the training go? Series by round and name;
# points are thinned, minima and maxima stay.
query Metrics($name: String!, $variant: String!) {
  experiments(first: 1, filter: { nameContains: $name }) {
    nodes {
      runs(first: 1, filter: { variants: [$variant] }) {
        nodes {
          metrics {
            round
            name
            latest { step value }
            min
            minStep
            points(maximumPoints: 20) { steps values }
          }
        }
      }
    }
  }
}
`,
    variables: json({ name: "first-look", variant: "TS" }),
  },
  {
    query: `# 6. Which images are closest to their prompt? Scores are
# raw cosines. Hold the mouse over a url to see the image.
query Images($name: String!, $variant: String!) {
  experiments(first: 1, filter: { nameContains: $name }) {
    nodes {
      runs(first: 1, filter: { variants: [$variant] }) {
        nodes {
          images(
            first: 5
            purpose: EVALUATION
            orderBy: { field: SCORE, metric: TS }
          ) {
            totalCount
            nodes {
              prompt
              seed
              textSimilarity
              imageSimilarity
              url
            }
          }
        }
      }
    }
  }
}
`,
    variables: json({ name: "first-look", variant: "TS" }),
  },
  {
    query: `# 7. Which pairs was it trained on, why not on others?
query Pairs($name: String!, $variant: String!) {
  experiments(first: 1, filter: { nameContains: $name }) {
    nodes {
      runs(first: 1, filter: { variants: [$variant] }) {
        nodes {
          selections { round candidates kept }
          pairs(first: 5, orderBy: { field: ANGLE }) {
            nodes {
              prompt
              deltaTextSimilarity
              deltaImageSimilarity
              angle
              kept
              reason
              winner { url }
              loser { url }
            }
          }
        }
      }
    }
  }
}
`,
    variables: json({ name: "first-look", variant: "TS" }),
  },
  {
    query: `# 8. Which variant is better? Paste the ids of runs from
# tab 4 into the variables, as many as you like up to 50.
query Compare($runIds: [ID!]!) {
  compareRuns(runIds: $runIds) {
    baseline
    unit
    rows {
      name
      onFrontier
      dominatesBaseline { value }
      metrics {
        label
        mean { value lo hi }
        delta { value lo hi method }
      }
    }
    configurationDifferences { path values { value } }
  }
}
`,
    variables: json({ runIds: ["Run:PASTE", "Run:PASTE"] }),
  },
  {
    query: `# 9. Take the pairs home. Paste the experiment's id; kind
# is METRICS, IMAGES or PAIRS. Then copy the export's id.
mutation Export($input: RequestExportInput!) {
  requestExport(input: $input) {
    ... on RequestExportSuccess { export { id status } }
    ... on UserError { code message hint }
  }
}
`,
    variables: json({ input: { kind: "PAIRS", format: "CSV", subjectId: "Experiment:PASTE" } }),
  },
  {
    query: `# 10. Download it. Once the status is DONE, hold the mouse
# over the downloadUrl. exportColumns says what the columns
# of the file hold.
query Download($id: ID!) {
  node(id: $id) {
    ... on DataExport {
      status
      rows
      bytes
      sha256
      downloadUrl
      error { message }
    }
  }
  exportColumns(kind: PAIRS) { name type unit description }
}
`,
    variables: json({ id: "DataExport:PASTE" }),
  },
  {
    query: `# 11. Go through a long list. Put the endCursor into the
# variable "after" and ask again, while hasNextPage is true.
query Page($first: Int!, $after: String) {
  runs(first: $first, after: $after) {
    totalCount
    nodes { id variant status experiment { name } }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: json({ first: 3, after: null }),
  },
  {
    query: `# 12. What if something is wrong? A mutation returns it as
# data: each wrong field with what it should be. All settings
# with their bounds: { configurationSchema }.
mutation Mend($input: CreateExperimentInput!) {
  createExperiment(input: $input) {
    ... on CreateExperimentSuccess { experiment { id } }
    ... on UserError { code message hint }
    ... on InvalidInputError { issues { path value expected } }
  }
}
`,
    variables: json({
      input: {
        preset: "demo",
        concepts: ["teapot"],
        configuration: { dpo: { beta: -1 }, personalisation: { steps: "many" } },
      },
    }),
  },
];
