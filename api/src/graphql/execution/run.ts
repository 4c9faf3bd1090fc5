import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isNonNullType,
  locatedError,
  type OperationDefinitionNode,
  responsePathAsArray,
} from "graphql";
import type { Path } from "graphql/jsutils/Path.js";

/** What a compiled operation is part of. */
export interface Origin {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
  /** Values of variables under which fields were included or skipped. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field as it is asked for in one place of an operation. */
export interface AskedField {
  readonly origin: Origin;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  /** Its name in the answer. */
  readonly key: string;
}

/** One execution of a compiled operation. */
export class Run {
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: GraphQLError[] = [];
  /** Arguments of fields, the same for every row. */
  readonly arguments = new Map<AskedField, Record<string, unknown>>();
  private readonly nulled = new Set<Path | undefined>();

  constructor(context: unknown, variables: Readonly<Record<string, unknown>>) {
    this.context = context;
    this.variables = variables;
  }

  /** Notes an error, unless its place or one around it is null already for another. */
  add(error: GraphQLError, path: Path | undefined): void {
    if (this.nulled.size > 0) {
      for (let at = path; at !== undefined; at = at.prev) if (this.nulled.has(at)) return;
      if (this.nulled.has(undefined)) return;
    }
    this.nulled.add(path);
    this.errors.push(error);
  }

  /** What becomes of a place where an error happened: null, or where it may not be null, the error goes on. */
  fail(error: unknown, { nodes }: AskedField, type: unknown, path: Path): null {
    const located = locatedError(error, [...nodes], responsePathAsArray(path));
    if (isNonNullType(type)) throw located;
    this.add(located, path);
    return null;
  }
}

export const pathTo = (prev: Path | undefined, key: string | number, typename: string | undefined): Path => ({
  prev,
  key,
  typename,
});

/** What a resolver is told of its field; put together only as far as it asks. */
export class FieldInfo implements GraphQLResolveInfo {
  private readonly field: AskedField;
  private readonly run: Run;
  private readonly parentPath: Path | undefined;

  constructor(field: AskedField, run: Run, parentPath: Path | undefined) {
    this.field = field;
    this.run = run;
    this.parentPath = parentPath;
  }

  get fieldName() {
    return this.field.definition.name;
  }
  get fieldNodes() {
    return this.field.nodes;
  }
  get returnType() {
    return this.field.definition.type;
  }
  get parentType() {
    return this.field.parentType;
  }
  get path() {
    return pathTo(this.parentPath, this.field.key, this.field.parentType.name);
  }
  get schema() {
    return this.field.origin.schema;
  }
  get fragments() {
    return this.field.origin.fragments;
  }
  get rootValue() {
    return undefined;
  }
  get operation() {
    return this.field.origin.operation;
  }
  get variableValues() {
    return this.run.variables as GraphQLResolveInfo["variableValues"];
  }
}
