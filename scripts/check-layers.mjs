// Layering as lint: dependency-cruiser over every package, refusing to call an empty cruise a success (a parser that
// cannot read .ts finds no modules and so no violations).
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { forbidden, options } = require("../.dependency-cruiser.cjs");

// dependency-cruiser has swc read .tsx as plain TypeScript, which markup is not.
const swc = require("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = (file, parsing) => parseFileSync(file, { ...parsing, tsx: file.endsWith(".tsx") });
const { cruise } = await import("dependency-cruiser");

const folders = ["db/src", "gpu-runner/src", "api/src", "web/src", "e2e/src"].filter((folder) =>
  existsSync(folder),
);
const { output } = await cruise(folders, { ...options, ruleSet: { forbidden }, validate: true });
const { violations, totalCruised, totalDependenciesCruised } = output.summary;

for (const { rule, from, to, cycle } of violations) {
  const path = cycle?.length ? cycle.map(({ name }) => name).join(" -> ") : to;
  console.error(`${rule.name}: ${from} -> ${path}`);
}
const empty = folders.filter(
  (folder) => !output.modules.some(({ source }) => source.startsWith(`${folder}/`)),
);
for (const folder of empty)
  console.error(`No module of ${folder} was read; the layering check saw nothing there.`);
console.log(
  `layers: ${totalCruised} modules, ${totalDependenciesCruised} imports, ${violations.length} violations`,
);
process.exit(violations.length + empty.length > 0 ? 1 : 0);
