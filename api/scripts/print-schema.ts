// `npm run schema -w api`: writes api/schema.graphql from the code. A change that breaks clients needs `-- --breaking`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema, lexicographicSortSchema, printSchema } from "graphql";
import { apiSchema } from "../src/schema/index.ts";

const path = new URL("../schema.graphql", import.meta.url);
const printed = `${printSchema(lexicographicSortSchema(apiSchema()))}\n`;
const changes = existsSync(path)
  ? await diff(buildSchema(readFileSync(path, "utf8")), buildSchema(printed))
  : [];
const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
for (const { message, criticality } of changes) console.log(`${criticality.level.toLowerCase()}: ${message}`);
if (breaking.length > 0 && !process.argv.includes("--breaking")) {
  console.error(
    `${breaking.length} changes would break clients; nothing was written. Say --breaking if they are meant.`,
  );
  process.exit(1);
}
writeFileSync(path, printed);
console.log(`schema.graphql: ${changes.length} changes`);
