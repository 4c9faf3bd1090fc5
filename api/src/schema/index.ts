import "./actions/index.ts";
import "./catalogue/index.ts";
import "./comparison/index.ts";
import "./experiments/index.ts";
import "./exports/index.ts";
import "./operations/index.ts";
import "./people/index.ts";
import "./results/index.ts";
import "./studies/index.ts";
import "./watching/index.ts";
import type { GraphQLSchema } from "graphql";
import { builder, plainIds } from "./core/index.ts";

export type { Services } from "./core/index.ts";

let built: GraphQLSchema | undefined;

/** The schema, built once per process. */
export function apiSchema(): GraphQLSchema {
  built ??= plainIds(builder.toSchema());
  return built;
}
