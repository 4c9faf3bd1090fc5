import { complexityFromQuery } from "@pothos/plugin-complexity";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { limits } from "./limits.ts";
import { refuse } from "./refuse.ts";

/**
 * The price of an operation: about one point per field of the answer, lists multiplied by the rows asked for, with
 * variables and their defaults resolved. Throws when it is more than one operation may cost, or a variable is wrong.
 */
export function priceOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  // Only the operation that runs: the price of a document is that of its first operation otherwise.
  const definitions = document.definitions.filter(
    (d) => d === operation || d.kind === Kind.FRAGMENT_DEFINITION,
  );
  const { complexity } = pricedOrRefused(() =>
    complexityFromQuery({ ...document, definitions }, { schema, variables }),
  );
  if (complexity > limits.complexity)
    throw refuse(
      `The operation would cost ${complexity} points; one may cost ${limits.complexity}. Ask for fewer rows at once.`,
      "TOO_EXPENSIVE",
    );
  return Math.max(1, Math.ceil(complexity));
}

function pricedOrRefused<T>(price: () => T): T {
  try {
    return price();
  } catch (error) {
    if (error instanceof GraphQLError) throw refuse(error.message, "BAD_USER_INPUT");
    throw error;
  }
}
