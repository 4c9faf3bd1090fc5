import { experimentList, runList, studyList } from "@dreambooth-dpo/db";
import { builder, idOf, type Services } from "../core/index.ts";
import { Experiment, Run } from "../experiments/index.ts";
import { Study } from "../studies/index.ts";
import { found } from "./found.ts";

/** The id of a thing, once per tick. */
async function* ticks(ticking: AsyncIterable<void>, id: string): AsyncGenerator<string> {
  for await (const _ of ticking) yield id;
}

const idArgument = (what: string) => ({ required: true as const, description: `Global id of the ${what}.` });

builder.subscriptionField("experimentProgress", (t) =>
  t.field({
    type: Experiment,
    description: "An experiment, now and whenever it moves; at most 4 times a second, the latest wins.",
    args: { id: t.arg.id(idArgument("experiment")) },
    subscribe: async (_, args, { db, live, signal }: Services) => {
      const id = idOf("Experiment", String(args.id), "id");
      await found(experimentList.byId(db, [id]), "experiment", "id", id);
      return ticks(live.watch("experiment", id, signal), id);
    },
    resolve: (id: string) => id,
  }),
);

builder.subscriptionField("runProgress", (t) =>
  t.field({
    type: Run,
    description: "A run, now and whenever its experiment moves; at most 4 times a second, the latest wins.",
    args: { id: t.arg.id(idArgument("run")) },
    subscribe: async (_, args, { db, live, signal }: Services) => {
      const id = idOf("Run", String(args.id), "id");
      const { experimentId } = await found(runList.byId(db, [id]), "run", "id", id);
      return ticks(live.watch("experiment", experimentId, signal), id);
    },
    resolve: (id: string) => id,
  }),
);

builder.subscriptionField("studyProgress", (t) =>
  t.field({
    type: Study,
    description: "A study, now and whenever a vote comes in; at most 4 times a second, the latest wins.",
    args: { id: t.arg.id(idArgument("study")) },
    subscribe: async (_, args, { db, live, signal }: Services) => {
      const id = idOf("Study", String(args.id), "id");
      await found(studyList.byId(db, [id]), "study", "id", id);
      return ticks(live.watch("study", id, signal), id);
    },
    resolve: (id: string) => id,
  }),
);
