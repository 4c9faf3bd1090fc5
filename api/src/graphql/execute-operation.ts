import type { GatewayInterface } from "@apollo/server-gateway-interface";
import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";

type Execute = (
  context: unknown,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult;

/** What is known of an operation: how often it was asked for, and how it is carried out. */
interface Known {
  asked: number;
  compiled?: CompiledQuery | null;
}

/**
 * Carries operations out. One that is asked for again is compiled to a function for its document (graphql-jit), which
 * saves the interpreter's work on every field of every row; the first time, and what cannot be compiled, is interpreted.
 */
export function operationExecutor(schema: GraphQLSchema) {
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  return (document: DocumentNode, operationName: string | null | undefined): Execute => {
    const ofDocument = known.get(document) ?? new Map<string, Known>();
    known.set(document, ofDocument);
    const name = operationName ?? "";
    const operation = ofDocument.get(name) ?? { asked: 0 };
    ofDocument.set(name, operation);
    operation.asked++;
    if (operation.asked === 2) {
      const compiled = compileQuery(schema, document, name, {});
      operation.compiled = isCompiledQuery(compiled) ? compiled : null;
    }
    const { compiled } = operation;
    if (compiled) return (context, variables) => compiled.query({}, context, variables);
    return (contextValue, variableValues) =>
      execute({ schema, document, contextValue, variableValues, operationName: operationName ?? null });
  };
}

/** The executor in the form that Apollo Server takes one. */
export function asGateway(schema: GraphQLSchema): GatewayInterface {
  const executorOf = operationExecutor(schema);
  return {
    async load() {
      return {
        schema,
        executor: async ({ document, operationName, request, context }) =>
          executorOf(document, operationName)(context, request.variables ?? {}) as never,
      };
    },
    onSchemaLoadOrUpdate(told) {
      told({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    async stop() {},
  };
}
