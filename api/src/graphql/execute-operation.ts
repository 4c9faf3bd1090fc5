import type { GatewayInterface } from "@apollo/server-gateway-interface";
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isLeafType,
  type NamedTypeNode,
  typeFromAST,
} from "graphql";
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

/** A result whose errors are the GraphQL library's own: those of graphql-jit lack what everybody expects of them. */
function asGraphQL(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map(({ message, path, originalError, locations }) => {
    const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null });
    return Object.defineProperty(error, "locations", { value: locations, enumerable: true });
  });
  return { ...result, errors };
}

/**
 * Whether an operation may be compiled: a query whose variables are scalars, enum values or lists of them. Of variables that
 * are input objects graphql-jit leaves defaults out, and a mutation is no hot path.
 */
function isCompilable(schema: GraphQLSchema, document: DocumentNode, name: string): boolean {
  const operation = getOperationAST(document, name || null);
  if (operation?.operation !== "query") return false;
  return (operation.variableDefinitions ?? []).every(({ type }) => {
    const named = typeFromAST(schema, type as NamedTypeNode);
    return named !== undefined && isLeafType(getNamedType(named));
  });
}

function compile(schema: GraphQLSchema, document: DocumentNode, name: string): CompiledQuery | null {
  if (!isCompilable(schema, document, name)) return null;
  const compiled = compileQuery(schema, document, name, {});
  return isCompiledQuery(compiled) ? compiled : null;
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
    if (operation.asked === 2) operation.compiled = compile(schema, document, name);
    const { compiled } = operation;
    if (compiled)
      return async (context, variables) => asGraphQL(await compiled.query({}, context, variables));
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
