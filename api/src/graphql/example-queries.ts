/** What GraphiQL opens with: one tab per question, in the order a newcomer asks them. */
export const exampleQueries: readonly { readonly query: string; readonly variables?: string }[] = [
  {
    query: `# 1. What is there? Newest experiments and how far they are.
# Sign in with the one-time link that the start printed, or set the header
# {"authorization": "Bearer dbdpo_..."} below.
query Experiments {
  experiments(first: 10) {
    totalCount
    nodes {
      id
      name
      status
      progress { stagesDone stages fraction remainingSeconds }
      runs(first: 20) { nodes { id variant concept { name } status } }
    }
  }
}
`,
  },
];
