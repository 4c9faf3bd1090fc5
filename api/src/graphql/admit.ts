import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, parse } from "graphql";
import type { CostLimiter, Spent, Viewer } from "../access/index.ts";
import { checkRules, limits, measureDocument, measureVariables, priceOperation } from "../guard/index.ts";

const measured = new Map<string, Error | null>();
const measuredAtMost = 2000;
/** Longer texts are measured each time: kept, they would fill the memory. */
const rememberedLength = 10_000;

/**
 * Refuses the text of a document that is too large to be looked at. One that cannot be parsed passes: whoever carries the
 * operation out says what is wrong with it.
 */
export function admitText(text: string): void {
  const verdict = text.length > rememberedLength ? verdictOn(text) : rememberedVerdict(text);
  if (verdict) throw verdict;
}

function rememberedVerdict(text: string): Error | null {
  const known = measured.get(text);
  if (known !== undefined) return known;
  const verdict = verdictOn(text);
  if (measured.size >= measuredAtMost) measured.delete(measured.keys().next().value!);
  measured.set(text, verdict);
  return verdict;
}

function verdictOn(text: string): Error | null {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.tokens, noLocation: true });
  } catch {
    return null;
  }
  try {
    measureDocument(document);
    return null;
  } catch (refused) {
    return refused as Error;
  }
}

/** What an operation costs, and what is left to spend. */
export interface Price extends Spent {
  readonly cost: number;
}

/** Lets a valid operation run for a viewer: the rule table, its price, and what the viewer has left to spend. */
export function admitOperation(
  { schema, limiter }: { readonly schema: GraphQLSchema; readonly limiter: CostLimiter },
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  { viewer, address }: { readonly viewer: Viewer; readonly address: string | null },
): Price {
  checkRules(schema, document, viewer);
  measureVariables(variables);
  const cost = priceOperation(schema, document, operation, variables);
  return { cost, ...limiter.spend(viewer, address, cost) };
}
