// `npm run documents -w api`: writes api/trusted-documents.json, the map of ids to the texts in api/documents.
import { writeFileSync } from "node:fs";
import { apiSchema } from "../src/schema/index.ts";
import { collectDocuments } from "./collect-documents.ts";

const documents = collectDocuments(new URL("../documents/", import.meta.url), apiSchema());
const path = new URL("../trusted-documents.json", import.meta.url);
writeFileSync(path, `${JSON.stringify(documents, null, 2)}\n`);
console.log(`trusted-documents.json: ${Object.keys(documents).length} documents`);
