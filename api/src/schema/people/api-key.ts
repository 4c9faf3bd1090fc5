import { type ApiKeyRow, apiKeyList, type KeyScope } from "@dreambooth-dpo/db";
import { builder, given, ownedList } from "../core/index.ts";
import { User } from "./user.ts";

export const KeyScopeType = builder.enumType("ApiKeyScope", {
  description: "What an API key is good for; at most what its owner may do.",
  values: {
    READ: { value: "read", description: "Queries, subscriptions, downloads." },
    WRITE: { value: "write", description: "Mutations and uploads." },
    ADMIN: { value: "admin", description: "Accounts and the audit log." },
  } satisfies Record<string, { value: KeyScope; description: string }>,
});

export const ApiKey = builder.loadableNodeRef("ApiKey", {
  id: { resolve: ({ id }: ApiKeyRow) => id },
  // A key is shown to its owner and to admins; to others there is none of its id.
  load: async (ids: string[], { db, viewer }) => {
    const rows = await apiKeyList.byId(db, ids);
    const shown = new Map(
      rows
        .filter(({ userId }) => viewer.role === "admin" || userId === viewer.userId)
        .map((row) => [row.id, row]),
    );
    return ids.map((id) => shown.get(id) ?? new Error("There is no such key."));
  },
});

builder.objectType(ApiKey, {
  description: "A credential for scripts. The key itself is shown once, when it is made.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "What it is for." }),
    prefix: t.exposeString("prefix", { description: "Its first characters, by which a person tells it." }),
    scopes: t.expose("scopes", { type: [KeyScopeType], description: "What it is good for." }),
    owner: t.field({ type: User, description: "Whose it is.", resolve: ({ userId }) => userId }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description: "When it ends by itself; null: never.",
    }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was used last, to the minute; null: never.",
    }),
    revokedAt: t.expose("revokedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was revoked; null while it is good.",
    }),
  }),
});

export const ApiKeyConnection = builder.connectionObject(
  { type: ApiKey, name: "ApiKeyConnection" },
  { name: "ApiKeyEdge" },
);

const keysOfUser = ownedList(apiKeyList, "user", { field: "created", direction: "desc" });

builder.objectField(User, "apiKeys", (t) =>
  t.connection(
    {
      type: ApiKey,
      description: "Its API keys, newest first.",
      args: {
        revoked: t.arg.boolean({ description: "Only revoked ones (true) or only good ones (false)." }),
      },
      resolve: ({ id }, { revoked, ...args }, services) => keysOfUser(id, args, services, given({ revoked })),
    },
    ApiKeyConnection,
  ),
);

export { keysOfUser };
