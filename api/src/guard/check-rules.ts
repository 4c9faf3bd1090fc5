import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { isAllowed, type Viewer } from "../access/index.ts";
import { refuse } from "./refuse.ts";

type Verdict = { readonly refused: string | null };
const verdicts = new WeakMap<DocumentNode, Map<string, Verdict>>();

/**
 * Refuses a document with any field that its viewer may not ask for: FORBIDDEN, or UNAUTHENTICATED for those who gave no
 * credential. Every field of every fragment counts, whether it would run or not. Verdicts are kept with the document.
 */
export function checkRules(schema: GraphQLSchema, document: DocumentNode, viewer: Viewer): void {
  const key = `${viewer.role} ${[...viewer.scopes].sort().join(" ")}`;
  const ofDocument = verdicts.get(document) ?? new Map<string, Verdict>();
  verdicts.set(document, ofDocument);
  let verdict = ofDocument.get(key);
  if (!verdict) {
    verdict = { refused: firstRefused(schema, document, viewer) };
    ofDocument.set(key, verdict);
  }
  if (verdict.refused === null) return;
  if (viewer.role === "anonymous")
    throw refuse(
      `${verdict.refused} needs a credential: an API key, or a signed-in session.`,
      "UNAUTHENTICATED",
      401,
    );
  throw refuse(`${verdict.refused} is not for this credential.`, "FORBIDDEN", 403);
}

function firstRefused(schema: GraphQLSchema, document: DocumentNode, viewer: Viewer): string | null {
  let refused: string | null = null;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node: FieldNode) {
        const parent = types.getParentType();
        if (refused === null && parent && !isAllowed(viewer, parent.name, node.name.value))
          refused = `${parent.name}.${node.name.value}`;
      },
    }),
  );
  return refused;
}
