import type { Estimate } from "@dreambooth-dpo/db/statistics";
import { builder } from "./builder.ts";

/** Every statistic of the API: a number that says how sure it is and how it came about. */
export const StatisticType = builder.objectRef<Estimate>("Statistic").implement({
  description: "A number with its interval and how it came about.",
  fields: (t) => ({
    value: t.exposeFloat("value", { description: "The estimate, in the unit of the field it stands in." }),
    lo: t.exposeFloat("lo", {
      nullable: true,
      description: "Lower end of the 95 % interval; null where none is defined (a single unit, say).",
    }),
    hi: t.exposeFloat("hi", { nullable: true, description: "Upper end of the 95 % interval." }),
    n: t.exposeInt("n", {
      description: "Independent units behind the value: prompts, concepts, pairs or votes.",
    }),
    method: t.exposeString("method", { description: "How value and interval were computed." }),
    seed: t.float({
      nullable: true,
      description: "Seed of a resampling method; null where nothing is drawn.",
      resolve: ({ seed }) => seed,
    }),
  }),
});
