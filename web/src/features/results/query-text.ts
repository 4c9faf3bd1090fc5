/** The query behind a comparison, as a person would write it for the API explorer or a script. */
export const comparisonQuery = `# What this figure shows. Variables are below.
query Compare($runIds: [ID!]!, $baselineRunId: ID, $suite: String) {
  compareRuns(runIds: $runIds, baselineRunId: $baselineRunId, suite: $suite, checkpoints: ALL) {
    baseline
    unit
    clusters
    samples
    seed
    rows {
      name
      round
      images
      onFrontier
      dominatesBaseline { value method }
      metrics {
        label
        sd
        mean { value lo hi n }
        delta { value lo hi method seed }
      }
    }
    trajectories { variant rows }
  }
}
`;

/** The query behind the breakdown by prompt. */
export const breakdownQuery = `# Means of every prompt under some runs. Variables are below.
query Breakdown($runIds: [ID!]!, $suite: String) {
  nodes(ids: $runIds) {
    ... on Run {
      variant
      concept { name }
      scores(suite: $suite) {
        figures(filter: { perPrompt: true }) {
          metric
          prompt
          statistic { value }
        }
      }
    }
  }
}
`;

/** The address at which the API explorer opens with a query and its variables. */
export const queryHref = (query: string, variables: Readonly<Record<string, unknown>>): string =>
  `/graphiql?${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) })}`;
