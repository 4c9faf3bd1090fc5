import {
  attemptRef,
  attemptsOfStages,
  type LogLine,
  logLimit,
  logsOfAttempts,
  type StageAttempt,
} from "@dreambooth-dpo/db";
import { batched, builder } from "../core/index.ts";
import { Stage } from "./stage.ts";
import { FailureType } from "./status.ts";

const OutcomeType = builder.enumType("AttemptOutcome", {
  description: "How an attempt at a stage ended.",
  values: {
    RUNNING: {
      value: "running",
      description: "It has not ended, or nobody knows yet that its runner is lost.",
    },
    DONE: { value: "done", description: "It did the rest of the stage." },
    FAILED: { value: "failed", description: "An error ended it." },
    STOPPED: { value: "stopped", description: "The experiment was cancelled, or the runner was ended." },
    ABANDONED: { value: "abandoned", description: "Its runner was lost; the next one found it so." },
  } as const,
});

const LevelType = builder.enumType("LogLevel", {
  description: "How much a line of a log matters.",
  values: {
    INFO: { value: "info", description: "As it should be." },
    WARN: { value: "warn", description: "Worth a look." },
    ERROR: { value: "error", description: "What ended the attempt." },
  } as const,
});

const LineType = builder.objectRef<LogLine>("LogLine").implement({
  description: "A line of an attempt's log.",
  fields: (t) => ({
    time: t.field({
      type: "DateTime",
      description: "When, on the runner's clock.",
      resolve: ({ time }) => new Date(time),
    }),
    level: t.expose("level", { type: LevelType, description: "How much it matters." }),
    text: t.exposeString("text", { description: "What the runner said." }),
  }),
});

const logs = batched<null, readonly LogLine[]>(
  (refs, _, { db }) => logsOfAttempts(db, refs),
  () => [],
);

const AttemptType = builder.objectRef<StageAttempt>("StageAttempt").implement({
  description: "A time that a runner worked on a stage.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "The how many-th at its stage, from 1." }),
    runner: t.exposeString("runner", { description: "Who: machine, process and start of the runner." }),
    outcome: t.expose("outcome", { type: OutcomeType, description: "How it ended." }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "When it began." }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it ended; of an abandoned one, when its runner was last heard of.",
    }),
    seconds: t.float({
      nullable: true,
      description: "How long it took, seconds; null while it runs.",
      resolve: ({ startedAt, endedAt }) => endedAt && (endedAt.getTime() - startedAt.getTime()) / 1000,
    }),
    error: t.expose("error", {
      type: FailureType,
      nullable: true,
      description: "What ended it; null unless it failed or was stopped.",
    }),
    log: t.field({
      type: [LineType],
      description: `What its runner said of it, oldest first: the last ${logLimit} lines.`,
      complexity: { field: 2, multiplier: 50 },
      resolve: async (attempt, _, services) => [...(await logs(attemptRef(attempt), null, services))],
    }),
  }),
});

const attempts = batched<null, readonly StageAttempt[]>(
  (ids, _, { db }) => attemptsOfStages(db, ids),
  () => [],
);

builder.objectField(Stage, "attempts", (t) =>
  t.field({
    type: [AttemptType],
    description:
      "Every time that a runner worked on it, the first one first; none before work on it began, and of stages from before this was recorded.",
    complexity: { field: 2, multiplier: 3 },
    resolve: async ({ id }, _, services) => [...(await attempts(id, null, services))],
  }),
);
