export { type ExportColumn, exportColumns } from "./export-columns.ts";
export { type ExportRoutesOptions, exportRoutes } from "./export-routes.ts";
export { runExport } from "./run-export.ts";
export { workOnExports } from "./work-on-exports.ts";
