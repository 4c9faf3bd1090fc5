import { experimentList, runList, studyList } from "@dreambooth-dpo/db";
import { untilBack } from "../../live/index.ts";
import { builder, idOf, type Services } from "../core/index.ts";
import { Experiment, Run } from "../experiments/index.ts";
import { Study } from "../studies/index.ts";
import { found } from "./found.ts";

/** The id of a thing, once per tick, until it is over. */
async function* ticks(
  ticking: AsyncIterable<void>,
  { id, signal, statusOf }: { id: string; signal: AbortSignal; statusOf: () => Promise<string> },
): AsyncGenerator<string> {
  for await (const _ of ticking) {
    const status = await untilBack(signal, statusOf);
    const over = ["done", "failed", "cancelled", "closed"].includes(status);
    yield id;
    if (over) return;
  }
}

const idArgument = (what: string) => ({ required: true as const, description: `Global id of the ${what}.` });

builder.subscriptionField("experimentProgress", (t) =>
  t.field({
    type: Experiment,
    description:
      "An experiment, now and whenever it moves, until it is done, failed or cancelled; at most 4 times a second, the latest wins.",
    args: { id: t.arg.id(idArgument("experiment")) },
    subscribe: async (_, args, { db, live, signal }: Services) => {
      const id = idOf("Experiment", String(args.id), "id");
      const read = () => found(experimentList.byId(db, [id]), "experiment", "id", id);
      await read();
      const statusOf = async () => (await read()).status;
      return ticks(live.watch("experiment", id, signal), { id, signal, statusOf });
    },
    resolve: (id: string) => id,
  }),
);

builder.subscriptionField("runProgress", (t) =>
  t.field({
    type: Run,
    description:
      "A run, now and whenever its experiment moves, until it is done, failed or cancelled; at most 4 times a second, the latest wins.",
    args: { id: t.arg.id(idArgument("run")) },
    subscribe: async (_, args, { db, live, signal }: Services) => {
      const id = idOf("Run", String(args.id), "id");
      const read = () => found(runList.byId(db, [id]), "run", "id", id);
      const { experimentId } = await read();
      const statusOf = async () => (await read()).status;
      return ticks(live.watch("experiment", experimentId, signal), { id, signal, statusOf });
    },
    resolve: (id: string) => id,
  }),
);

builder.subscriptionField("studyProgress", (t) =>
  t.field({
    type: Study,
    description:
      "A study, now and whenever a vote comes in, until it is closed; at most 4 times a second, the latest wins.",
    args: { id: t.arg.id(idArgument("study")) },
    subscribe: async (_, args, { db, live, signal }: Services) => {
      const id = idOf("Study", String(args.id), "id");
      const read = () => found(studyList.byId(db, [id]), "study", "id", id);
      await read();
      const statusOf = async () => (await read()).status;
      return ticks(live.watch("study", id, signal), { id, signal, statusOf });
    },
    resolve: (id: string) => id,
  }),
);
