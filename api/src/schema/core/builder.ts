import { AppError } from "@dreambooth-dpo/db/contract";
import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import DataloaderPlugin from "@pothos/plugin-dataloader";
import ErrorsPlugin from "@pothos/plugin-errors";
import RelayPlugin from "@pothos/plugin-relay";
import { type GraphQLInterfaceType, type GraphQLResolveInfo, isObjectType } from "graphql";
import { decodeGlobalId, encodeGlobalId } from "./global-id.ts";
import type { Services } from "./services.ts";

export interface SchemaTypes {
  Context: Services;
  DefaultFieldNullability: false;
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
    BigInt: { Input: number; Output: number };
  };
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  /** What every connection carries besides its edges. */
  Connection: { readonly total: () => Promise<number | null> };
}

const success = ({ fieldName }: { fieldName: string }) => `${capitalise(fieldName)}Success`;
const result = ({ fieldName }: { fieldName: string }) => `${capitalise(fieldName)}Result`;

/** A name with its first letter in upper case. */
export const capitalise = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Whether there are things of an id's type that can be looked up. */
function isNode({ typename }: { readonly typename: string }, { schema }: GraphQLResolveInfo): boolean {
  const type = schema.getType(typename);
  return isObjectType(type) && schema.isSubType(schema.getType("Node") as GraphQLInterfaceType, type);
}

/** The one schema builder. Who may see what is not decided here but by the rule table (access/rules.ts), before execution. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ComplexityPlugin, DataloaderPlugin, RelayPlugin],
  defaultFieldNullability: false,
  complexity: { defaultComplexity: 1, defaultListMultiplier: 10, disabled: true },
  errors: {
    directResult: false,
    defaultResultOptions: { name: success, description: "The mutation was carried out." },
    defaultUnionOptions: {
      name: result,
      description: "What came of the mutation: success, or an error to act on.",
    },
  },
  relay: {
    clientMutationId: "omit",
    cursorType: "String",
    encodeGlobalID: (type, id) => encodeGlobalId(type, String(id)),
    decodeGlobalID: decodeGlobalId,
    nodesOnConnection: {
      complexity: { field: 0, multiplier: 1 },
      description: "The rows themselves, without their cursors.",
    },
    idFieldOptions: { description: "Global id: type and id, such as `Run:0199...`; never changes." },
    nodeTypeOptions: { description: "Anything that can be looked up again by its global id." },
    nodeQueryOptions: {
      description: "Looks one thing up by its global id; null when there is none (any more).",
      args: { id: { description: "Global id." } },
      nullable: true,
      resolve: (_root, { id }, _services, info, resolveNode) => (isNode(id, info) ? resolveNode(id) : null),
    },
    nodesQueryOptions: {
      complexity: ({ ids }: { readonly ids: readonly unknown[] }) => ({ field: 1, multiplier: ids.length }),
      resolve: (_root, { ids }, _services, info, resolveNodes) => {
        if (ids.length > 100) throw AppError.badInput("ids", ids.length, "at most 100 ids");
        // The plugin looks up what stands in the argument itself, whatever it is handed.
        for (const [i, id] of ids.entries()) if (!isNode(id, info)) (ids as unknown[])[i] = null;
        return resolveNodes(ids);
      },
      description:
        "Looks up to 100 things up by their global ids, in the order asked; null for each that there is none of.",
      args: { ids: { description: "Global ids, at most 100." } },
    },
    pageInfoTypeOptions: { description: "Where a page of a list lies in it." },
    hasNextPageFieldOptions: { description: "Whether rows follow the last one of this page." },
    hasPreviousPageFieldOptions: { description: "Whether rows precede the first one of this page." },
    startCursorFieldOptions: { description: "Cursor of the first row; null when the page is empty." },
    endCursorFieldOptions: { description: "Cursor of the last row; null when the page is empty." },
    pageInfoFieldOptions: { description: "Where this page lies in the list." },
    edgesFieldOptions: {
      complexity: { field: 0, multiplier: 1 },
      description: "The rows of this page with their cursors.",
    },
    nodeFieldOptions: { description: "The row." },
    cursorFieldOptions: { description: "Where the row stands in the list, for `after` and `before`." },
    firstArgOptions: {
      description:
        "How many rows from the start (or after `after`): 1 to 100. One of `first` and `last` is required.",
    },
    lastArgOptions: { description: "How many rows from the end (or before `before`): 1 to 100." },
    afterArgOptions: { description: "Only rows after this cursor." },
    beforeArgOptions: { description: "Only rows before this cursor." },
    defaultConnectionFieldOptions: {
      // A statement, and whatever is asked of each row.
      complexity: ({
        first,
        last,
      }: {
        readonly first?: number | null | undefined;
        readonly last?: number | null | undefined;
      }) => ({
        field: 5,
        multiplier: Math.max(1, first ?? last ?? 1),
      }),
    },
    defaultConnectionTypeOptions: { description: "A part of a list, with what is needed to get the next." },
    defaultEdgeTypeOptions: { description: "A row and where it stands in the list." },
  },
});

builder.queryType({ description: "What can be read." });
builder.mutationType({ description: "What can be done. One mutation per operation." });
builder.subscriptionType({
  description: "What can be watched, over WebSocket (graphql-ws) or server-sent events.",
});

builder.globalConnectionField("totalCount", (t) =>
  t.int({
    nullable: true,
    description:
      "Rows in the whole list. Kept as a counter where no filter narrows it, counted up to 10,000 where one does; null beyond that.",
    resolve: ({ total }) => total(),
  }),
);
