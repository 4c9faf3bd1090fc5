import { localId } from "../../graphql/global-id.ts";
import type { RunsToCompareQuery } from "./runs-to-compare.graphql.ts";

/** Runs that the API compares at once, at most. */
const mostCompared = 50;

type Node = RunsToCompareQuery["nodes"][number];
type Found = Extract<Node, { readonly name: string }>;

const isFound = (node: Node): node is Found => node !== null && "runs" in node;

/**
 * Where the finished runs of experiments are compared, and what there is to say about those left out. No address while none of
 * them is done.
 */
export function compareAddress(nodes: RunsToCompareQuery["nodes"]): {
  readonly href?: string;
  readonly note?: string;
} {
  const found = nodes.filter(isFound);
  const done = found.flatMap(({ runs }) => runs.nodes.filter(({ status }) => status === "DONE"));
  if (done.length === 0) return { note: "None of their runs is done yet: there is nothing to compare." };
  const compared = done.slice(0, mostCompared);
  const unfinished = found.filter(({ runs }) => runs.nodes.every(({ status }) => status !== "DONE"));
  const beyond = found.some(({ runs }) => (runs.totalCount ?? runs.nodes.length) > runs.nodes.length);
  const note =
    done.length > mostCompared || beyond
      ? `${mostCompared} runs can be compared at once; those beyond are left out.`
      : unfinished.length > 0
        ? `Left out, with no run done yet: ${unfinished.map(({ name }) => name).join(", ")}.`
        : undefined;
  const href = `/compare?runs=${compared.map(({ id }) => localId(id)).join(",")}`;
  return { href, ...(note && { note }) };
}
