import type { InputRef } from "@pothos/core";
import { builder } from "./builder.ts";

/** The arguments of a list: which rows, and how they are sorted. */
export const listArguments = <Filter, Order>(filter: InputRef<Filter>, orderBy: InputRef<Order>) =>
  builder.args((t) => ({
    filter: t.field({ type: filter, description: "Which." }),
    orderBy: t.field({ type: orderBy, description: "How sorted." }),
  }));
