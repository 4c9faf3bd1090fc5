// `npm run documents -w api`: writes api/trusted-documents.json, the map of ids to the texts in api/documents and web/src.
import { writeFileSync } from "node:fs";
import { apiSchema } from "../src/schema/index.ts";
import { collectDocuments } from "./collect-documents.ts";
import { documentFolders } from "./document-folders.ts";

try {
  const documents = collectDocuments(documentFolders, apiSchema());
  const path = new URL("../trusted-documents.json", import.meta.url);
  writeFileSync(path, `${JSON.stringify(documents, null, 2)}\n`);
  console.log(`trusted-documents.json: ${Object.keys(documents).length} documents`);
} catch (error) {
  console.error(`Nothing was written:\n${(error as Error).message}`);
  process.exitCode = 1;
}
