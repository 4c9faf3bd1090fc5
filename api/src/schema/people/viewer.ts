import { type UserRow, userList } from "@dreambooth-dpo/db";
import type { Viewer } from "../../access/index.ts";
import { builder, encodeGlobalId, given } from "../core/index.ts";
import { ApiKey, ApiKeyConnection, KeyScopeType, keysOfUser } from "./api-key.ts";
import { UserRoleType } from "./user.ts";

const RoleType = builder.enumType("Role", {
  description: "What a credential makes of whoever asks.",
  values: {
    ANONYMOUS: { value: "anonymous", description: "No credential." },
    ASSESSOR: { value: "assessor", description: "An invitation to a user study." },
    RESEARCHER: { value: "researcher", description: "An account that runs experiments." },
    ADMIN: { value: "admin", description: "An account that may do everything." },
  } as const,
});

// Not a User: of those, admins alone may read.
const AccountType = builder.objectRef<UserRow>("Account").implement({
  description: "Your own account.",
  fields: (t) => ({
    id: t.id({
      description: "Global id, such as `User:0199...`.",
      resolve: ({ id }) => encodeGlobalId("User", id),
    }),
    name: t.exposeString("name", { description: "Name." }),
    email: t.exposeString("email", { description: "E-mail address." }),
    role: t.expose("role", { type: UserRoleType, description: "What it may do." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
  }),
});

export const ViewerType = builder.objectRef<Viewer>("Viewer").implement({
  description: "Whoever asks, and what the credential is good for.",
  fields: (t) => ({
    role: t.expose("role", { type: RoleType, description: "What the credential makes of you." }),
    scopes: t.field({
      type: [KeyScopeType],
      description: "What the credential is good for.",
      resolve: ({ scopes }) => [...scopes],
    }),
    userId: t.id({
      nullable: true,
      description: "Global id of your account; null without one.",
      resolve: ({ userId }) => userId && `User:${userId}`,
    }),
    user: t.field({
      type: AccountType,
      nullable: true,
      description: "Your account; null without one.",
      resolve: async ({ userId }, _, { db }) =>
        userId === null ? null : ((await userList.byId(db, [userId]))[0] ?? null),
    }),
    apiKeys: t.connection(
      {
        type: ApiKey,
        description: "Your API keys, newest first.",
        args: {
          revoked: t.arg.boolean({ description: "Only revoked ones (true) or only good ones (false)." }),
        },
        resolve: ({ userId }, { revoked, ...args }, services) =>
          keysOfUser(userId!, args, services, given({ revoked })),
      },
      ApiKeyConnection,
    ),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: ViewerType,
    description: "Who is asking.",
    resolve: (_, __, { viewer }) => viewer,
  }),
);
