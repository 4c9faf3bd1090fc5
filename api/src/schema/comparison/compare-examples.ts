import { compareExamples, type Example, type ExampleComparison, type ExampleImage } from "@dreambooth-dpo/db";
import { imageUrl } from "../catalogue/index.ts";
import { builder, connectionOf, encodeGlobalId, given, idOf, pageRequest } from "../core/index.ts";
import { MetricType } from "../results/index.ts";

const OutcomeType = builder.enumType("ExampleOutcome", {
  description: "How an image stands against the baseline's of the same prompt and sample.",
  values: {
    IMPROVED: { value: "improved", description: "Better by more than `equalWithin`." },
    REGRESSED: { value: "regressed", description: "Worse by more than `equalWithin`." },
    EQUAL: { value: "equal", description: "Neither." },
  } as const,
});

const ExampleImageType = builder.objectRef<ExampleImage>("ExampleImage").implement({
  description: "One of two images of the same prompt and sample.",
  fields: (t) => ({
    imageId: t.id({
      description: "Global id of the image.",
      resolve: ({ id }) => encodeGlobalId("Image", id),
    }),
    sha256: t.exposeString("sha256", { description: "SHA-256 of its bytes." }),
    url: t.string({
      description: "Where its bytes are served, relative to the API's address.",
      resolve: ({ sha256 }) => imageUrl(sha256),
    }),
    width: t.exposeInt("width", { description: "Width, pixels." }),
    height: t.exposeInt("height", { description: "Height, pixels." }),
    seed: t.float({ description: "Seed of its noise.", resolve: ({ seed }) => seed }),
    value: t.exposeFloat("value", { description: "The metric, a raw cosine." }),
  }),
});

const ExampleType = builder.objectRef<Example>("Example").implement({
  description: "The same prompt and sample under a run and its baseline; both began with the same noise.",
  fields: (t) => ({
    prompt: t.exposeString("prompt", { description: "The prompt, the subject written as its class." }),
    sample: t.exposeInt("sample", { description: "Which image of the prompt, from 0." }),
    image: t.expose("image", { type: ExampleImageType, description: "The run's image." }),
    baseline: t.expose("baseline", { type: ExampleImageType, description: "The baseline's image." }),
    delta: t.exposeFloat("delta", { description: "The run's value minus the baseline's." }),
    outcome: t.expose("outcome", { type: OutcomeType, description: "What that means." }),
  }),
});

const CountsType = builder.objectRef<ExampleComparison["counts"]>("ExampleCounts").implement({
  description: "How many images improved, regressed, or did neither.",
  fields: (t) => ({
    improved: t.exposeInt("improved", { description: "Images that improved." }),
    regressed: t.exposeInt("regressed", { description: "Images that regressed." }),
    equal: t.exposeInt("equal", { description: "Images that did neither." }),
  }),
});

const ExampleConnection = builder.connectionObject(
  { type: ExampleType, name: "ExampleConnection" },
  { name: "ExampleEdge" },
);

const about = (connection: unknown) => (connection as { readonly compared: ExampleComparison }).compared;

builder.objectFields(ExampleConnection, (t) => ({
  suite: t.string({
    description: "Prompt set that both were evaluated on.",
    resolve: (connection) => about(connection).suite,
  }),
  checkpoint: t.string({
    description: "The run's checkpoint.",
    resolve: (connection) => about(connection).checkpoint,
  }),
  baselineCheckpoint: t.string({
    description: "The baseline's checkpoint.",
    resolve: (connection) => about(connection).baselineCheckpoint,
  }),
  equalWithin: t.float({
    description: "A smaller difference, either way, is none.",
    resolve: (connection) => about(connection).equalWithin,
  }),
  counts: t.field({
    type: CountsType,
    description: "How many of each outcome.",
    resolve: (connection) => about(connection).counts,
  }),
}));

builder.queryField("compareExamples", (t) =>
  t.connection(
    {
      type: ExampleType,
      description:
        "Images of the same prompt and sample under a run's last checkpoint and its baseline's, by how a metric changed: greatest gain first; of what regressed, greatest loss first.",
      args: {
        runId: t.arg.id({ required: true, description: "Global id of the run." }),
        baselineRunId: t.arg.id({
          description: "Against which; the baseline of its experiment where left out.",
        }),
        metric: t.arg({ type: MetricType, required: true, description: "Measured by what." }),
        suite: t.arg.string({
          description: "Prompt set of the evaluation; the first they share where left out.",
        }),
        outcome: t.arg({ type: OutcomeType, required: true, description: "Which images." }),
      },
      resolve: async (_, { runId, baselineRunId, metric, outcome, suite, ...page }, { db }) => {
        const compared = await compareExamples(db, {
          runId: idOf("Run", String(runId), "runId"),
          metric,
          outcome,
          page: pageRequest(page, outcome),
          ...given({ suite: suite ?? null }),
          ...(baselineRunId == null
            ? {}
            : { baselineRunId: idOf("Run", String(baselineRunId), "baselineRunId") }),
        });
        const total = async () => compared.counts[outcome];
        return Object.assign(connectionOf(compared.page, outcome, total), { compared });
      },
    },
    ExampleConnection,
  ),
);
