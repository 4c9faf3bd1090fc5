import { type AuditRow, auditList } from "@dreambooth-dpo/db";
import { builder, given, idOf, listArguments, orderingInput, wholeList } from "../core/index.ts";
import { ApiKey } from "./api-key.ts";
import { User } from "./user.ts";

const AuditEntry = builder.loadableNodeRef("AuditEntry", {
  id: { resolve: ({ id }: AuditRow) => id },
  load: (ids: string[], { db }) => auditList.byId(db, ids),
  sort: ({ id }) => id,
});

builder.objectType(AuditEntry, {
  description: "A mutation that was carried out, or tried.",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When it was asked for." }),
    user: t.field({ type: User, nullable: true, description: "By whom.", resolve: ({ userId }) => userId }),
    apiKey: t.field({
      type: ApiKey,
      nullable: true,
      description: "With which key; null for a session.",
      resolve: ({ apiKeyId }) => apiKeyId,
    }),
    address: t.exposeString("address", { nullable: true, description: "From which address." }),
    requestId: t.exposeString("requestId", { description: "Under which id the log has the request." }),
    action: t.exposeString("action", { description: "Name of the mutation." }),
    target: t.exposeID("target", {
      nullable: true,
      description: "Global id of what it was done to, once known.",
    }),
    input: t.expose("input", { type: "JSON", nullable: true, description: "Its input, secrets left out." }),
    outcome: t.exposeString("outcome", {
      description: "done, the code of what went wrong, or started where its end was never seen.",
    }),
  }),
});

const AuditFilter = builder.inputType("AuditFilter", {
  description: "Which entries; a field left out narrows nothing.",
  fields: (t) => ({
    userId: t.id({ description: "By this account." }),
    apiKeyId: t.id({ description: "With this key." }),
    action: t.string({ description: "Of the mutation of this name." }),
    outcome: t.string({ description: "Of this outcome: done, started, or a code." }),
  }),
});

function auditFilter(input: (typeof AuditFilter)["$inferInput"] | null | undefined) {
  const { userId, apiKeyId, ...rest } = given(input);
  return {
    ...rest,
    ...(userId === undefined ? {} : { userId: idOf("User", String(userId), "userId") }),
    ...(apiKeyId === undefined ? {} : { apiKeyId: idOf("ApiKey", String(apiKeyId), "apiKeyId") }),
  };
}

const AuditOrder = orderingInput("audit", { created: "When it was asked for." });

builder.queryField("auditLog", (t) =>
  t.connection(
    {
      type: AuditEntry,
      description: "Every mutation, newest first unless asked otherwise. For admins.",
      args: listArguments(AuditFilter, AuditOrder),
      resolve: (_, args, services) =>
        wholeList(
          services,
          auditList,
          args,
          { field: "created", direction: "desc" },
          auditFilter(args.filter),
        ),
    },
    { name: "AuditEntryConnection" },
    { name: "AuditEntryEdge" },
  ),
);
