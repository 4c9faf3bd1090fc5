import type { Viewer } from "../../access/index.ts";
import { builder, given } from "../core/index.ts";
import { ApiKey, ApiKeyConnection, KeyScopeType, keysOfUser } from "./api-key.ts";

const RoleType = builder.enumType("Role", {
  description: "What a credential makes of whoever asks.",
  values: {
    ANONYMOUS: { value: "anonymous", description: "No credential." },
    ASSESSOR: { value: "assessor", description: "An invitation to a user study." },
    RESEARCHER: { value: "researcher", description: "An account that runs experiments." },
    ADMIN: { value: "admin", description: "An account that may do everything." },
  } as const,
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
