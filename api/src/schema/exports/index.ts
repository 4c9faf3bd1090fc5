export { DataExportType, ExportFormatType, ExportKindType } from "./data-export.ts";
