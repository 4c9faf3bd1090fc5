import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import type { Viewer } from "../access/index.ts";
import { refuse } from "../guard/index.ts";

const manifestSchema = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string());

/** The id of a document: the SHA-256 of its text. */
export const documentId = (text: string): string =>
  `sha256:${createHash("sha256").update(text).digest("hex")}`;

/** The documents that browsers may send by id alone. */
export type TrustedDocuments = Pick<ReadonlyMap<string, string>, "get" | "has">;

const committed = new URL("../../trusted-documents.json", import.meta.url);

/** Reads the trusted documents (api/trusted-documents.json, made at build time). */
export function readTrustedDocuments(file: URL = committed): ReadonlyMap<string, string> {
  return new Map(Object.entries(manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")))));
}

/** The trusted documents of a server that its developer adds to: read again when the file has changed. */
export function followTrustedDocuments(file: URL = committed): TrustedDocuments {
  let documents: ReadonlyMap<string, string> = new Map();
  let read = Number.NaN;
  const current = () => {
    try {
      const { mtimeMs } = statSync(file);
      if (mtimeMs === read) return documents;
      documents = readTrustedDocuments(file);
      read = mtimeMs;
    } catch (error) {
      // While it is being written, what it said before counts.
      if (Number.isNaN(read)) throw error;
    }
    return documents;
  };
  current();
  return { get: (id) => current().get(id), has: (id) => current().has(id) };
}

/** Who may send documents of their own: holders of a researcher's credential. */
const mayWrite = ({ role }: Viewer) => role === "researcher" || role === "admin";

/** The text of the document that a request asks for by id or brings along. Refuses texts of one's own from everybody else. */
export function documentOf(
  request: { readonly documentId?: unknown; readonly query?: unknown },
  trusted: TrustedDocuments,
  viewer: Viewer,
): string | undefined {
  if (typeof request.documentId === "string") {
    const text = trusted.get(request.documentId);
    if (text === undefined) throw refuse("There is no trusted document of this id.", "UNKNOWN_DOCUMENT");
    return text;
  }
  if (typeof request.query !== "string") return undefined;
  if (mayWrite(viewer) || trusted.has(documentId(request.query))) return request.query;
  if (/\b__(schema|type)\b/.test(request.query))
    throw refuse("The schema is shown to a researcher's credential alone.", "FORBIDDEN");
  if (viewer.role === "anonymous")
    throw refuse(
      "A document of one's own needs a credential: an API key, or a signed-in session.",
      "UNAUTHENTICATED",
      401,
    );
  throw refuse("This credential may send trusted documents only.", "FORBIDDEN", 403);
}
