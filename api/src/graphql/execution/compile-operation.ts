import {
  defaultFieldResolver,
  type ExecutionResult,
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  getArgumentValues,
  isLeafType,
  isNonNullType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields.js";
import type { Path } from "graphql/jsutils/Path.js";
import { completer, type ExecuteObject, isPromise } from "./complete-value.ts";
import { quickLeaf } from "./leaves.ts";
import { type AskedField, FieldInfo, type Origin, pathTo, Run } from "./run.ts";

/** Executes a field of an object: its value in the answer, or a promise of it. */
type ExecuteField = (object: unknown, run: Run, parentPath: Path | undefined) => unknown;

type Nodes = readonly FieldNode[];

function definitionOf(
  { schema }: Origin,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  const isQuery = schema.getQueryType() === type;
  if (name === SchemaMetaFieldDef.name && isQuery) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name && isQuery) return TypeMetaFieldDef;
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  return type.getFields()[name];
}

const noArguments: Record<string, unknown> = Object.freeze({});

function argumentsOf(field: AskedField, run: Run): Record<string, unknown> {
  if (field.definition.args.length === 0) return noArguments;
  let found = run.arguments.get(field);
  if (!found) {
    found = getArgumentValues(field.definition, field.nodes[0]!, run.variables);
    run.arguments.set(field, found);
  }
  return found;
}

/** Executes fields that need a resolver, or are more than a plain value. */
function compileField(field: AskedField): ExecuteField {
  const { definition, parentType, key } = field;
  const { type, resolve = defaultFieldResolver } = definition;
  const named = isNonNullType(type) ? type.ofType : type;
  const quick = isLeafType(named) ? quickLeaf(named) : undefined;
  const complete = completer(field, type, (of) => compileObject(field.origin, of, field.nodes));
  // Functions of their own, so that a field which needs none of this makes no closures.
  const failed = (error: unknown, run: Run, path: Path | undefined, parentPath: Path | undefined) =>
    run.fail(error, field, type, path ?? pathTo(parentPath, key, parentType.name));
  const caught = (completed: Promise<unknown>, run: Run, path: Path) =>
    completed.then(undefined, (error) => failed(error, run, path, undefined));
  const later = (value: PromiseLike<unknown>, run: Run, path: Path, info: FieldInfo) =>
    caught(
      Promise.resolve(value).then((found) => complete(found, run, path, info)),
      run,
      path,
    );
  return (object, run, parentPath) => {
    let path: Path | undefined;
    try {
      const info = new FieldInfo(field, run, parentPath);
      const value = resolve(object, argumentsOf(field, run), run.context, info);
      const leaf = quick?.(value);
      if (leaf !== undefined) return leaf;
      path = pathTo(parentPath, key, parentType.name);
      if (isPromise(value)) return later(value, run, path, info);
      const completed = complete(value, run, path, info);
      return completed instanceof Promise ? caught(completed, run, path) : completed;
    } catch (error) {
      return failed(error, run, path, parentPath);
    }
  };
}

/** Executes fields that are a property of their object: as they are, where that is all there is to it. */
function compileProperty(field: AskedField, type: GraphQLLeafType): ExecuteField {
  const { name } = field.definition;
  const quick = quickLeaf(type);
  const otherwise = compileField(field);
  return (object, run, parentPath) =>
    (typeof object === "object" && object !== null
      ? quick((object as Record<string, unknown>)[name])
      : undefined) ?? otherwise(object, run, parentPath);
}

function compileAsked(field: AskedField): ExecuteField {
  const { definition, parentType } = field;
  if (definition === TypeNameMetaFieldDef) return () => parentType.name;
  const type = isNonNullType(definition.type) ? definition.type.ofType : definition.type;
  const isProperty = !definition.resolve || definition.resolve === defaultFieldResolver;
  return isProperty && isLeafType(type) ? compileProperty(field, type) : compileField(field);
}

const putLater = (value: Promise<unknown>, answer: Record<string, unknown>, key: string) =>
  value.then((found) => {
    answer[key] = found;
  });

const after = (all: readonly Promise<unknown>[], answer: unknown) => Promise.all(all).then(() => answer);

/** Fails once others are done, which may fail too. */
const failAfter = (all: readonly Promise<unknown>[], error: unknown) =>
  Promise.all(all).finally(() => {
    throw error;
  });

function compileFields(
  origin: Origin,
  type: GraphQLObjectType,
  asked: ReadonlyMap<string, Nodes>,
): ExecuteObject {
  const fields = [...asked].flatMap(([key, nodes]) => {
    const definition = definitionOf(origin, type, nodes[0]!.name.value);
    if (!definition) return [];
    return [{ key, execute: compileAsked({ origin, parentType: type, definition, nodes, key }) }];
  });
  // Copies of one object are laid out alike.
  const empty: Record<string, unknown> = Object.fromEntries(fields.map(({ key }) => [key, null]));
  return (object, run, path) => {
    const answer = { ...empty };
    let waiting: Promise<unknown>[] | undefined;
    try {
      for (let i = 0; i < fields.length; i++) {
        const { key, execute } = fields[i]!;
        const value = execute(object, run, path);
        if (!(value instanceof Promise)) answer[key] = value;
        else {
          waiting ??= [];
          waiting.push(putLater(value, answer, key));
        }
      }
    } catch (error) {
      if (!waiting) throw error;
      return failAfter(waiting, error);
    }
    return waiting ? after(waiting, answer) : answer;
  };
}

function compileObject(origin: Origin, type: GraphQLObjectType, nodes: Nodes): ExecuteObject {
  const { schema, fragments, variables } = origin;
  return compileFields(origin, type, collectSubfields(schema, fragments, variables, type, nodes));
}

/** An operation ready to be executed, given its context and the values of its variables. */
export type CompiledOperation = (
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Makes a query a tree of functions, each of which knows its field, so that executing it is nothing but calling them. What
 * follows, errors included, is what the interpreter of the GraphQL library does. Selections are compiled when first met.
 */
export function compileOperation(origin: Origin): CompiledOperation {
  const { schema, fragments, operation, variables: conditions } = origin;
  const type = schema.getQueryType()!;
  const asked = collectFields(schema, fragments, conditions, type, operation.selectionSet);
  const execute = compileFields(origin, type, asked);
  return (context, variables) => {
    const run = new Run(context, variables);
    const answer = (data: unknown): ExecutionResult =>
      run.errors.length === 0
        ? { data: data as Record<string, unknown> }
        : { errors: run.errors, data: data as Record<string, unknown> | null };
    const failed = (error: unknown) => {
      run.add(error as GraphQLError, undefined);
      return answer(null);
    };
    try {
      const data = execute(undefined, run, undefined);
      return data instanceof Promise ? data.then(answer, failed) : answer(data);
    } catch (error) {
      return failed(error);
    }
  };
}
