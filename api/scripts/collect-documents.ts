import { readdirSync, readFileSync } from "node:fs";
import { type GraphQLSchema, Kind, parse, validate } from "graphql";
import { documentId } from "../src/graphql/index.ts";

/** Throws unless the text is one named operation that the schema can answer. */
function requireOperation(file: string, text: string, schema: GraphQLSchema): void {
  const document = parse(text);
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1 || !operations[0]?.name)
    throw new Error(`${file} must hold one operation with a name.`);
  const [error] = validate(schema, document);
  if (error) throw new Error(`${file}: ${error.message}`);
}

/**
 * The trusted documents of a folder: the text of each `.graphql` file (without white space around it) under its id, sorted
 * by file. Throws for a file that is not one named operation of the schema.
 */
export function collectDocuments(folder: URL, schema: GraphQLSchema): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".graphql"));
  return Object.fromEntries(
    files.sort().map((file) => {
      const text = readFileSync(new URL(file, folder), "utf8").trim();
      requireOperation(file, text, schema);
      return [documentId(text), text];
    }),
  );
}
