type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path such as dpo.beta; undefined where there is none. */
export const valueAt = (tree: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((found, name) => (isTree(found) ? found[name] : undefined), tree);

/** Sets the value at a path, making the objects on the way. Changes the tree. */
export function setAt(tree: Tree, path: string, value: unknown): void {
  const names = path.split(".");
  const last = names.pop()!;
  let at = tree;
  for (const name of names) {
    if (!isTree(at[name])) at[name] = {};
    at = at[name] as Tree;
  }
  at[last] = value;
}

/** The paths of everything in a tree that is no object, such as dpo.beta. */
export function leavesOf(tree: unknown, root = ""): string[] {
  if (!isTree(tree)) return root ? [root] : [];
  return Object.entries(tree).flatMap(([name, value]) => leavesOf(value, root ? `${root}.${name}` : name));
}
