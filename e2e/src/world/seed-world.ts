import { setTimeout as delay } from "node:timers/promises";
import { type Access, askApi, localId, mutate } from "../ask/index.ts";
import { divergingSettings, tinySettings } from "./tiny-settings.ts";

/** An experiment, its ids as the addresses of pages carry them. */
export interface SeededExperiment {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly { readonly id: string; readonly variant: string; readonly concept: string }[];
}

/** What the tests find in the product. */
export interface World {
  /** Three concepts, every variant, two rounds; done. */
  readonly done: SeededExperiment;
  /** Failed in training. */
  readonly failed: SeededExperiment;
  /** Never started: without images, pairs and figures. */
  readonly draft: SeededExperiment;
  readonly concept: { readonly id: string; readonly name: string };
  readonly pack: { readonly id: string; readonly name: string };
}

const experimentFields = "id name runs(first: 50) { nodes { id variant concept { name } } }";

interface Answer {
  readonly id: string;
  readonly name: string;
  readonly runs: {
    readonly nodes: readonly {
      readonly id: string;
      readonly variant: string;
      readonly concept: { readonly name: string };
    }[];
  };
}

const seeded = ({ id, name, runs }: Answer): SeededExperiment => ({
  id: localId(id),
  name,
  runs: runs.nodes.map((run) => ({ id: localId(run.id), variant: run.variant, concept: run.concept.name })),
});

/** Creates an experiment on the micro pack and starts it unless told otherwise. */
async function createExperiment(
  access: Access,
  name: string,
  concepts: readonly string[],
  configuration: object,
  start = true,
): Promise<SeededExperiment> {
  const input = { name, concepts, preset: "demo", configuration, start };
  const { experiment } = await mutate<{ experiment: Answer }>(
    access,
    "createExperiment",
    input,
    `experiment { ${experimentFields} }`,
  );
  return seeded(experiment);
}

const patience = 900_000;

/** Resolves when an experiment has come to a status; rejects when it has come to another end, or after a quarter of an hour. */
async function waitFor(access: Access, id: string, status: string): Promise<void> {
  const query = "query ($id: ID!) { node(id: $id) { ... on Experiment { status error { message } } } }";
  const deadline = Date.now() + patience;
  for (;;) {
    const { node } = await askApi<{ node: { status: string; error: unknown } }>(access, query, {
      id: `Experiment:${id}`,
    });
    if (node.status === status) return;
    if (["DONE", "FAILED", "CANCELLED"].includes(node.status) || Date.now() > deadline)
      throw new Error(
        `Experiment ${id} is ${node.status}, expected ${status}: ${JSON.stringify(node.error)}`,
      );
    await delay(250);
  }
}

/** Fills a fresh product with what the tests look at; half a minute of work for a runner on two cores. */
export async function seedWorld(access: Access): Promise<World> {
  const done = await createExperiment(access, "three-subjects", ["dog", "cat", "can"], tinySettings);
  const failed = await createExperiment(access, "too-fast", ["dog"], divergingSettings);
  const draft = await createExperiment(access, "not-started", ["backpack"], tinySettings, false);
  await mutate(
    access,
    "annotateExperiment",
    { id: `Experiment:${done.id}`, tags: ["e2e"], note: "Made for the tests: a few steps of everything." },
    "experiment { id }",
  );
  await waitFor(access, done.id, "DONE");
  await waitFor(access, failed.id, "FAILED");
  const found = await askApi<Record<"concepts" | "modelPacks", { nodes: { id: string; name: string }[] }>>(
    access,
    `{ concepts(first: 1, filter: { nameContains: "cat" }) { nodes { id name } }
       modelPacks(first: 1) { nodes { id name } } }`,
  );
  const [concept, pack] = [found.concepts.nodes[0]!, found.modelPacks.nodes[0]!];
  return {
    done,
    failed,
    draft,
    concept: { ...concept, id: localId(concept.id) },
    pack: { ...pack, id: localId(pack.id) },
  };
}
