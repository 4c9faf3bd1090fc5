// `npm run codegen -w web`: beside each `x.graphql` of src writes `x.graphql.ts`, the types of its operation and the id by
// which the API knows its text (api/trusted-documents.json, `npm run documents -w api`). `-- --check` writes nothing.
import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as operations from "@graphql-codegen/typescript-operations";
import { buildSchema, type DocumentNode, type GraphQLSchema, Kind, parse, validate } from "graphql";

const web = new URL("../", import.meta.url);
const schemaText = readFileSync(new URL("../api/schema.graphql", web), "utf8");
const schema = buildSchema(schemaText);

function operationOf(document: DocumentNode, schema: GraphQLSchema): { name: string; kind: string } {
  const found = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation] = found;
  if (found.length !== 1 || !operation?.name) throw new Error("expected one operation with a name");
  const [error] = validate(schema, document);
  if (error) throw new Error(error.message);
  return { name: operation.name.value, kind: operation.operation };
}

const scalars = { ID: "string", BigInt: "string", DateTime: "string", JSON: "unknown" };

/** The TypeScript beside one document. */
async function generate(file: string): Promise<string> {
  const text = readFileSync(new URL(file, web), "utf8").trim();
  const document = parse(text);
  const { name, kind } = operationOf(document, schema);
  const types = await codegen({
    filename: file,
    schema: parse(schemaText),
    schemaAst: schema,
    documents: [{ location: file, document }],
    config: {
      scalars,
      immutableTypes: true,
      enumType: "string-literal",
      skipTypename: true,
      nonOptionalTypename: false,
      useTypeImports: true,
      arrayInputCoercion: false,
      disableDescriptions: true,
    },
    plugins: [{ "typescript-operations": {} }],
    pluginMap: { "typescript-operations": operations },
  });
  const type = name + kind[0]!.toUpperCase() + kind.slice(1);
  const constant = `${name[0]!.toLowerCase()}${name.slice(1)}Document`;
  const id = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  const depth = "../".repeat(file.split("/").length - 2);
  return [
    `// Generated from ${file.split("/").at(-1)} by \`npm run codegen -w web\`; do not edit.`,
    `import type { TrustedDocument } from "${depth}graphql/trusted-document.ts";`,
    types.trim(),
    `/** ${kind} ${name}. */`,
    `export const ${constant}: TrustedDocument<${type}, ${type}Variables> = {`,
    `  id: ${JSON.stringify(id)},`,
    `  name: ${JSON.stringify(name)},`,
    "};",
    "",
  ].join("\n");
}

let wrong = 0;
const names = new Map<string, string>();
for (const file of globSync("src/**/*.graphql", { cwd: web }).sort()) {
  try {
    const printed = await generate(file);
    const target = new URL(`${file}.ts`, web);
    const name = /name: "(.+)"/.exec(printed)![1]!;
    if (names.has(name)) throw new Error(`the operation ${name} is also in ${names.get(name)}`);
    names.set(name, file);
    if (process.argv.includes("--check")) {
      if (readFileSync(target, "utf8") !== printed)
        throw new Error("its .ts is not what codegen would write");
    } else writeFileSync(target, printed);
  } catch (error) {
    wrong++;
    console.error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
console.log(`${names.size} documents${wrong ? `, ${wrong} wrong` : ""}`);
process.exitCode = wrong ? 1 : 0;
