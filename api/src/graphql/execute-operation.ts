import type { GatewayInterface } from "@apollo/server-gateway-interface";
import {
  type ASTNode,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from "graphql";
import { type CompiledOperation, compileOperation } from "./execution/index.ts";

type Execute = (
  context: unknown,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult;

/** What is known of an operation: how often it was asked for, and how it is carried out. */
interface Known {
  asked: number;
  execute?: Execute | null;
}

/** Most combinations of what is included and skipped that an operation is compiled for. */
const mostCombinations = 16;

/** Variables by which fields are included or skipped; null where a document cannot be compiled. */
function conditionsOf(document: DocumentNode): readonly string[] | null {
  const names = new Set<string>();
  let isCompilable = true;
  visit(document, {
    enter(node: ASTNode) {
      // No object can be made with such a property without becoming another kind of object.
      if (node.kind === Kind.FIELD && (node.alias ?? node.name).value === "__proto__") isCompilable = false;
      if (node.kind !== Kind.DIRECTIVE) return;
      for (const { value } of node.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return isCompilable ? [...names] : null;
}

const isFragment = (node: ASTNode): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION;

/** Executes an operation by functions compiled for it; null where it cannot be compiled. Mutations are no hot path. */
function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode | null | undefined,
  interpret: Execute,
): Execute | null {
  const conditions = conditionsOf(document);
  if (operation?.operation !== "query" || !conditions) return null;
  const fragments = Object.fromEntries(
    document.definitions.filter(isFragment).map((each) => [each.name.value, each]),
  );
  const compiled = new Map<string, CompiledOperation>();
  return (context, given) => {
    const { coerced: variables, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      given,
      { maxErrors: 50 },
    );
    if (errors) return { errors };
    const present = conditions.filter((name) => Object.hasOwn(variables, name));
    const relevant = Object.fromEntries(present.map((name) => [name, variables[name]]));
    const combination = JSON.stringify(relevant);
    let carryOut = compiled.get(combination);
    if (!carryOut) {
      if (compiled.size >= mostCombinations) return interpret(context, given);
      try {
        carryOut = compileOperation({ schema, fragments, operation, variables: relevant });
      } catch {
        // The interpreter knows how to say what is wrong.
        return interpret(context, given);
      }
      compiled.set(combination, carryOut);
    }
    return carryOut(context, variables);
  };
}

/**
 * Carries operations out. One that is asked for again is compiled to functions for its document, which saves the
 * interpreter's work on every field of every row; the first time, and what cannot be compiled, is interpreted.
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
    const interpret: Execute = (contextValue, variableValues) =>
      execute({ schema, document, contextValue, variableValues, operationName: operationName ?? null });
    if (operation.asked === 2)
      operation.execute = compile(schema, document, getOperationAST(document, name || null), interpret);
    return operation.execute ?? interpret;
  };
}

/** The executor in the form that Apollo Server takes one. */
export function asGateway(schema: GraphQLSchema): GatewayInterface {
  const executorOf = operationExecutor(schema);
  return {
    async load() {
      return {
        schema,
        // A copy, since what is kept by the context of resolvers (their loaders, weakly) would keep Apollo's own things alive,
        // the answer among them, until the next full collection of garbage.
        executor: async ({ document, operationName, request, context }) =>
          executorOf(document, operationName)({ ...context }, request.variables ?? {}) as never,
      };
    },
    onSchemaLoadOrUpdate(told) {
      told({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    async stop() {},
  };
}
