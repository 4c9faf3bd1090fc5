import type { Advance } from "@dreambooth-dpo/db";
import { builder } from "../core/index.ts";

export const ProgressType = builder.objectRef<Advance>("Progress").implement({
  description: "How far an experiment or a run is.",
  fields: (t) => ({
    stagesDone: t.exposeInt("stagesDone", { description: "Finished stages." }),
    stages: t.exposeInt("stages", {
      description: "Stages it needs in all; those shared with others count too.",
    }),
    fraction: t.exposeFloat("fraction", {
      description:
        "Share of the expected time that is behind it, 0 to 1; the share of stages while times are unknown.",
    }),
    remainingSeconds: t.float({
      nullable: true,
      description:
        "Seconds of work left, from how long such stages took before and how fast the present one goes; null while a kind of stage was never timed, and when nothing is left.",
      resolve: ({ remainingSeconds }) => remainingSeconds,
    }),
  }),
});
