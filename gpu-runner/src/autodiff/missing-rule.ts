import { AppError } from "@dreambooth-dpo/db/contract";
import type { Node } from "../onnx/index.ts";

/** Names the operator, the node and the chain of nodes that leads from it back to a trainable. */
export function missingRule(node: Node, nodes: readonly Node[], wrt: readonly string[]): AppError {
  const producers = new Map(nodes.flatMap((n) => n.outputs.map((y): [string, Node] => [y, n])));
  const trainables = new Set(wrt);
  const visit = (name: string, seen: Set<string>): string[] | undefined => {
    if (trainables.has(name)) return [name];
    const producer = producers.get(name);
    if (!producer || seen.has(name)) return undefined;
    seen.add(name);
    for (const input of producer.inputs) {
      const rest = visit(input, seen);
      if (rest) return [`${producer.name || name} (${producer.op})`, ...rest];
    }
    return undefined;
  };
  const seen = new Set<string>();
  const path = node.inputs.flatMap((x) => visit(x, seen) ?? []).slice(0, 12);
  return new AppError(
    "UNSUPPORTED",
    `Operator ${node.op} of node "${node.name || node.outputs[0]}" has no gradient rule, but lies between the loss and a trainable: ${[`${node.name} (${node.op})`, ...path].join(" <- ")}.`,
    { field: node.name, value: node.op, expected: "an operator with a gradient rule" },
  );
}
