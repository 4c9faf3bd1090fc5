import { runList } from "@dreambooth-dpo/db";
import { Concept } from "../catalogue/index.ts";
import { builder, listArguments, ownedList } from "../core/index.ts";
import { Experiment } from "./experiment.ts";
import { Run, RunConnection, RunFilter, RunOrder, runFilter } from "./run.ts";
import { runsAlong } from "./runs-along.ts";

const runsOfExperiment = ownedList(runList, "experiment", { field: "created", direction: "asc" });
const runsOfConcept = ownedList(runList, "concept", { field: "created", direction: "desc" });

builder.objectField(Experiment, "runs", (t) =>
  t.connection(
    {
      type: Run,
      description: "Its runs: the baseline and each variant of each concept, in the order planned.",
      args: listArguments(RunFilter, RunOrder),
      resolve: ({ id }, args, services, info) =>
        runsOfExperiment(id, args, services, runFilter(args.filter), runsAlong(info)),
    },
    RunConnection,
  ),
);

builder.objectField(Concept, "runs", (t) =>
  t.connection(
    {
      type: Run,
      description: "Runs about it, newest first unless asked otherwise.",
      args: listArguments(RunFilter, RunOrder),
      resolve: ({ id }, args, services, info) =>
        runsOfConcept(id, args, services, runFilter(args.filter), runsAlong(info)),
    },
    RunConnection,
  ),
);
