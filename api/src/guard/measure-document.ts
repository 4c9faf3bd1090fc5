import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { limits } from "./limits.ts";
import { refuse } from "./refuse.ts";

/** A selection with its fragments spread out: counted, not written out, so that a fragment bomb costs nothing to measure. */
interface Extent {
  readonly fields: number;
  readonly depth: number;
}

/** Measures selections; each fragment once. */
class Measure {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, Extent>();

  constructor(document: DocumentNode) {
    const definitions = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((d) => [d.name.value, d]));
  }

  extent({ selections }: SelectionSetNode): Extent {
    let fields = 0;
    let depth = 0;
    for (const selection of selections) {
      const part =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.spread(selection.name.value) : this.nested(selection);
      fields += part.fields;
      depth = Math.max(depth, part.depth);
    }
    return { fields, depth };
  }

  /** Fields at the root of an operation, fragments spread out. */
  rootFields({ selections }: SelectionSetNode, seen: ReadonlySet<string> = new Set()): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + this.rootFields(selection.selectionSet, seen);
      const name = selection.name.value;
      const fragment = seen.has(name) ? undefined : this.fragments.get(name);
      return sum + (fragment ? this.rootFields(fragment.selectionSet, new Set([...seen, name])) : 0);
    }, 0);
  }

  private nested(node: { kind: string; selectionSet?: SelectionSetNode | undefined }): Extent {
    const own = node.kind === Kind.FIELD ? 1 : 0;
    const inner = node.selectionSet ? this.extent(node.selectionSet) : { fields: 0, depth: 0 };
    return { fields: own + inner.fields, depth: own + inner.depth };
  }

  private spread(name: string): Extent {
    const found = this.known.get(name);
    if (found) return found;
    // Until it is measured: a cycle, which validation refuses, ends here.
    this.known.set(name, { fields: 0, depth: 0 });
    const fragment = this.fragments.get(name);
    const extent = fragment ? this.extent(fragment.selectionSet) : { fields: 0, depth: 0 };
    this.known.set(name, extent);
    return extent;
  }
}

function refuseRepeated({ selections }: SelectionSetNode): void {
  const times = new Map<string, number>();
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const name = (selection.alias ?? selection.name).value;
    times.set(name, (times.get(name) ?? 0) + 1);
    if (times.get(name)! > limits.repeats)
      throw refuse(`The field ${name} stands more than ${limits.repeats} times in one selection.`);
  }
}

function refuseCrowds(document: DocumentNode): void {
  let aliases = 0;
  let directives = 0;
  const count = (node: FieldNode) => {
    if (node.alias) aliases++;
  };
  visit(document, {
    enter(node: ASTNode) {
      if (node.kind === Kind.FIELD) count(node);
      if (node.kind === Kind.DIRECTIVE) directives++;
      if (node.kind === Kind.SELECTION_SET) refuseRepeated(node);
    },
  });
  if (aliases > limits.aliases)
    throw refuse(`The document has ${aliases} aliases; at most ${limits.aliases} are taken.`);
  if (directives > limits.directives)
    throw refuse(`The document has ${directives} directives; at most ${limits.directives} are taken.`);
}

function refuseOperation(measure: Measure, { operation, selectionSet }: OperationDefinitionNode): void {
  const { fields, depth } = measure.extent(selectionSet);
  if (fields > limits.fields)
    throw refuse(
      `The operation selects ${fields} fields, fragments spread out; at most ${limits.fields} are taken.`,
    );
  if (depth > limits.depth)
    throw refuse(`The operation is ${depth} levels deep; at most ${limits.depth} are taken.`);
  const roots = measure.rootFields(selectionSet);
  if (operation === "mutation" && roots !== 1)
    throw refuse(`The operation carries out ${roots} mutations; exactly one is taken.`);
  if (roots > limits.rootFields)
    throw refuse(`The operation asks ${roots} things; at most ${limits.rootFields} are taken.`);
}

/**
 * Refuses a document that is too large in any of the ways that cost more to answer than to send: fields, depth, aliases,
 * directives, repeated fields, operations, several mutations. Knows nothing of the schema, so it comes before validation.
 */
export function measureDocument(document: DocumentNode): void {
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  if (document.definitions.length > limits.definitions)
    throw refuse(
      `The document has ${document.definitions.length} definitions; at most ${limits.definitions} are taken.`,
    );
  refuseCrowds(document);
  const measure = new Measure(document);
  for (const operation of operations) refuseOperation(measure, operation);
}
