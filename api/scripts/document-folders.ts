import type { DocumentFolder } from "./collect-documents.ts";

/** Where trusted documents are written: those of everybody beside the API, those of the web app beside what uses them. */
export const documentFolders: readonly DocumentFolder[] = [
  { folder: new URL("../documents/", import.meta.url), files: "*.graphql" },
  { folder: new URL("../../web/src/", import.meta.url), files: "**/*.graphql" },
];
