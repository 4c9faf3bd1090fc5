import { type GraphQLSchema, isInterfaceType, isObjectType } from "graphql";
import { encodeGlobalId } from "./global-id.ts";

interface NodeOptions {
  readonly id?: { readonly resolve?: (row: unknown, ...others: unknown[]) => unknown };
}

/**
 * Lets the global ids of a schema's nodes be told at once: the relay plugin makes a promise of the id of every row, which costs
 * more than all else about the row.
 */
export function plainIds(schema: GraphQLSchema): GraphQLSchema {
  const node = schema.getType("Node");
  if (!isInterfaceType(node)) return schema;
  for (const type of schema.getPossibleTypes(node)) {
    const field = isObjectType(type) ? type.getFields().id : undefined;
    const ownId = (type.extensions.pothosOptions as NodeOptions | undefined)?.id?.resolve;
    if (!field || !ownId) throw new Error(`Nobody has said what the id of ${type.name} is.`);
    field.resolve = (row, ...others) => encodeGlobalId(type.name, String(ownId(row, ...others)));
  }
  return schema;
}
