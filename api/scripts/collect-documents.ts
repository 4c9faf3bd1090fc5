import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type GraphQLSchema, Kind, parse, validate } from "graphql";
import { documentId } from "../src/graphql/index.ts";

/** Files of a folder and the folders in it. */
export interface DocumentFolder {
  readonly folder: URL;
  /** Which files, as a glob. */
  readonly files: string;
}

/** An operation that may be sent by its id. */
interface Operation {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

/** The operation of a file. Throws what is wrong with it, in a sentence. */
function readOperation(file: string, text: string, schema: GraphQLSchema): Operation {
  const document = parse(text);
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const name = operations[0]?.name?.value;
  if (operations.length !== 1 || name === undefined)
    throw new Error("it must hold one operation with a name");
  const errors = validate(schema, document);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join(" "));
  return { file, name, text };
}

/** What is wrong with some files, a line each. */
type Complaints = string[];

/** The operations of a folder, sorted by file; what is wrong with the other files is added to the complaints. */
function readFolder(
  { folder, files }: DocumentFolder,
  schema: GraphQLSchema,
  complaints: Complaints,
): readonly Operation[] {
  const named = new Map<string, Operation>();
  for (const file of globSync(files, { cwd: fileURLToPath(folder) }).sort())
    try {
      const operation = readOperation(file, readFileSync(new URL(file, folder), "utf8").trim(), schema);
      const other = named.get(operation.name);
      if (other) throw new Error(`${other.file} has an operation ${operation.name} too`);
      named.set(operation.name, operation);
    } catch (error) {
      complaints.push(`${file}: ${(error as Error).message}`);
    }
  return [...named.values()];
}

/**
 * The trusted documents of some folders: the text of each file (one named operation and the fragments that it uses, without
 * white space around) under its id, folder by folder, sorted by file. Throws one error with a line for every wrong file: it is
 * not one operation of the schema, or has the name of another in its folder.
 */
export function collectDocuments(
  folders: readonly DocumentFolder[],
  schema: GraphQLSchema,
): Record<string, string> {
  const complaints: Complaints = [];
  const operations = folders.flatMap((folder) => readFolder(folder, schema, complaints));
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  return Object.fromEntries(operations.map(({ text }) => [documentId(text), text]));
}
