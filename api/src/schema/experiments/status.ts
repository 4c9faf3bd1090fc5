import type { Failure } from "@dreambooth-dpo/db";
import { builder } from "../core/index.ts";

export const WorkStatusType = builder.enumType("WorkStatus", {
  description: "Where an experiment or a run stands.",
  values: {
    DRAFT: { value: "draft", description: "Stored, not started." },
    QUEUED: { value: "queued", description: "Waits for a runner." },
    RUNNING: { value: "running", description: "A runner works on it." },
    CANCELLING: { value: "cancelling", description: "Is being stopped; its runner winds down." },
    CANCELLED: { value: "cancelled", description: "Was stopped; can be resumed, nothing done is lost." },
    FAILED: { value: "failed", description: "Stopped by an error; can be resumed once that is mended." },
    DONE: { value: "done", description: "Finished, its figures are published." },
  } as const,
});

export const FailureType = builder.objectRef<Failure>("Failure").implement({
  description: "What stopped a piece of work.",
  fields: (t) => ({
    code: t.exposeString("code", {
      description: "One word for programs, such as EMPTY_SELECTION or DIVERGED.",
    }),
    message: t.exposeString("message", { description: "What happened and what to do, as a sentence." }),
  }),
});
