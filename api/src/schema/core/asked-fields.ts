import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from "graphql";

type Fragments = Pick<GraphQLResolveInfo, "fragments">;

/** The fields that are asked for in a place, by name, whatever they are called there and whether they are included or not. */
export type AskedFields = ReadonlyMap<string, readonly FieldNode[]>;

function collect(
  { selections }: SelectionSetNode,
  info: Fragments,
  into: Map<string, FieldNode[]>,
): Map<string, FieldNode[]> {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, info, into);
    else if (selection.kind === Kind.FRAGMENT_SPREAD)
      collect(info.fragments[selection.name.value]!.selectionSet, info, into);
    else {
      const known = into.get(selection.name.value);
      if (known) known.push(selection);
      else into.set(selection.name.value, [selection]);
    }
  }
  return into;
}

/** The fields that are asked for of what some fields give. */
export function askedOf(fields: readonly FieldNode[] | undefined, info: Fragments): AskedFields {
  const found = new Map<string, FieldNode[]>();
  for (const { selectionSet } of fields ?? []) if (selectionSet) collect(selectionSet, info, found);
  return found;
}

/** The fields that are asked for of the rows of a connection. */
function askedOfRows(info: GraphQLResolveInfo): AskedFields {
  const asked = askedOf(info.fieldNodes, info);
  const nodes = [...(asked.get("nodes") ?? []), ...(askedOf(asked.get("edges"), info).get("node") ?? [])];
  return askedOf(nodes, info);
}

/** Tells what the rows of a connection are to bring along, by the fields that are asked for of them. */
export function broughtAlong(
  choose: (asked: AskedFields, info: GraphQLResolveInfo) => readonly string[],
): (info: GraphQLResolveInfo) => readonly string[] {
  const known = new WeakMap<FieldNode, readonly string[]>();
  return (info) => {
    const [field, ...others] = info.fieldNodes;
    // What stands in several places of a document is not told by one of them.
    if (others.length > 0) return choose(askedOfRows(info), info);
    const chosen = known.get(field!) ?? choose(askedOfRows(info), info);
    known.set(field!, chosen);
    return chosen;
  };
}
