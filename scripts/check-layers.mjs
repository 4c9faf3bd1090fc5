// Layering as lint: dependency-cruiser over every package, refusing to call an empty cruise a success (a parser that
// cannot read .ts finds no modules and so no violations).
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { cruise } from "dependency-cruiser";

const { forbidden, options } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
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
