import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Path } from "graphql/jsutils/Path.js";
import { quickLeaf, serialized } from "./leaves.ts";
import { type AskedField, type FieldInfo, pathTo, type Run } from "./run.ts";

/** Makes of what a resolver gave what stands in the answer, or a promise of it. Throws where that may not be. */
export type Complete = (value: unknown, run: Run, path: Path, info: FieldInfo) => unknown;

/** Executes what is selected of an object. */
export type ExecuteObject = (object: unknown, run: Run, path: Path | undefined) => unknown;

/** How the selection under a field is executed for objects of a type. */
export type Selections = (type: GraphQLObjectType) => ExecuteObject;

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && typeof (value as never)[Symbol.iterator] === "function";

const nameOf = ({ parentType, definition }: AskedField) => `${parentType.name}.${definition.name}`;

function completeList(
  field: AskedField,
  { ofType }: GraphQLList<GraphQLOutputType>,
  inner: Complete,
): Complete {
  const leaf = isNonNullType(ofType) ? ofType.ofType : ofType;
  const quick = isLeafType(leaf) ? quickLeaf(leaf) : undefined;
  // Functions of their own, so that an item which needs none of this makes no closures.
  const caught = (completed: Promise<unknown>, run: Run, path: Path) =>
    completed.then(undefined, (error) => run.fail(error, field, ofType, path));
  const later = (item: PromiseLike<unknown>, run: Run, path: Path, info: FieldInfo) =>
    caught(
      Promise.resolve(item).then((found) => inner(found, run, path, info)),
      run,
      path,
    );
  const itemOf = (item: unknown, run: Run, path: Path, info: FieldInfo): unknown => {
    try {
      if (isPromise(item)) return later(item, run, path, info);
      const completed = inner(item, run, path, info);
      return completed instanceof Promise ? caught(completed, run, path) : completed;
    } catch (error) {
      return run.fail(error, field, ofType, path);
    }
  };
  return (value, run, path, info) => {
    if (!isIterable(value))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`);
    const found: unknown[] = [];
    let waiting = false;
    try {
      let n = 0;
      for (const item of value) {
        const completed = quick?.(item) ?? itemOf(item, run, pathTo(path, n, undefined), info);
        if (completed instanceof Promise) waiting = true;
        found.push(completed);
        n++;
      }
    } catch (error) {
      // Nobody will ask what became of the others.
      for (const each of found) if (each instanceof Promise) each.catch(() => {});
      throw error;
    }
    return waiting ? Promise.all(found) : found;
  };
}

function completeObject(type: GraphQLObjectType, selections: Selections): Complete {
  let execute: ExecuteObject | undefined;
  const of: Complete = (value, run, path) => {
    execute ??= selections(type);
    return execute(value, run, path);
  };
  const { isTypeOf } = type;
  if (!isTypeOf) return of;
  const refused = () => new GraphQLError(`The value is no ${type.name}.`);
  return (value, run, path, info) => {
    const verdict = isTypeOf(value, run.context, info);
    if (isPromise(verdict))
      return Promise.resolve(verdict).then((is) => {
        if (!is) throw refused();
        return of(value, run, path, info);
      });
    if (!verdict) throw refused();
    return of(value, run, path, info);
  };
}

function completeAbstract(
  { origin: { schema } }: AskedField,
  type: GraphQLAbstractType,
  selections: Selections,
): Complete {
  const known = new Map<string, Complete>();
  const ofType = (name: unknown): Complete => {
    const found = typeof name === "string" ? known.get(name) : undefined;
    if (found) return found;
    const runtime = typeof name === "string" ? schema.getType(name) : undefined;
    if (!isObjectType(runtime) || !schema.isSubType(type, runtime))
      throw new GraphQLError(`${String(name)} is no possible type of ${type.name}.`);
    const complete = completeObject(runtime, selections);
    known.set(runtime.name, complete);
    return complete;
  };
  const resolve = type.resolveType ?? defaultTypeResolver;
  return (value, run, path, info) => {
    const name = resolve(value, run.context, info, type);
    return isPromise(name)
      ? Promise.resolve(name).then((found) => ofType(found)(value, run, path, info))
      : ofType(name)(value, run, path, info);
  };
}

function completeNamed(field: AskedField, type: GraphQLOutputType, selections: Selections): Complete {
  if (isListType(type)) return completeList(field, type, completer(field, type.ofType, selections));
  if (isLeafType(type)) return (value) => serialized(type, value);
  if (isAbstractType(type)) return completeAbstract(field, type, selections);
  return completeObject(type as GraphQLObjectType, selections);
}

/** How values of a type are completed, by the GraphQL specification (section 6.4.3). */
export function completer(field: AskedField, type: GraphQLOutputType, selections: Selections): Complete {
  const nullable = isNonNullType(type) ? type.ofType : type;
  const complete = completeNamed(field, nullable, selections);
  const message = isNonNullType(type)
    ? `Cannot return null for non-nullable field ${nameOf(field)}.`
    : undefined;
  return (value, run, path, info) => {
    if (value instanceof Error) throw value;
    if (value != null) return complete(value, run, path, info);
    if (message !== undefined) throw new Error(message);
    return null;
  };
}
