import { and, eq, inArray } from "drizzle-orm";
import { dataExports } from "../schema/index.ts";
import { defineList } from "./define-list.ts";

/** Which exports; a field left out narrows nothing. */
export interface ExportFilter {
  readonly kinds?: readonly (typeof dataExports.$inferSelect)["kind"][] | undefined;
  readonly statuses?: readonly (typeof dataExports.$inferSelect)["status"][] | undefined;
  readonly userId?: string | undefined;
}

/** Exports, newest first. */
export const exportList = defineList({
  table: dataExports,
  columns: {
    id: dataExports.id,
    userId: dataExports.userId,
    kind: dataExports.kind,
    format: dataExports.format,
    subjectId: dataExports.subjectId,
    status: dataExports.status,
    rows: dataExports.rows,
    bytes: dataExports.bytes,
    sha256: dataExports.sha256,
    error: dataExports.error,
    createdAt: dataExports.createdAt,
    finishedAt: dataExports.finishedAt,
  },
  id: dataExports.id,
  orders: { created: [{ of: dataExports.id, type: "uuid" }] },
  condition: ({ kinds, statuses, userId }: ExportFilter) =>
    and(
      kinds && inArray(dataExports.kind, [...kinds]),
      statuses && inArray(dataExports.status, [...statuses]),
      userId === undefined ? undefined : eq(dataExports.userId, userId),
    ),
  owners: { user: dataExports.userId },
  counted: { relation: "data_exports", owners: ["user"] },
  descending: true,
});
