import { type UserRow, userList } from "@dreambooth-dpo/db";
import { builder, given, listArguments, orderingInput, wholeList } from "../core/index.ts";

export const UserRoleType = builder.enumType("UserRole", {
  description: "What an account may do.",
  values: {
    RESEARCHER: { value: "researcher", description: "Everything but accounts and the audit log." },
    ADMIN: { value: "admin", description: "Everything." },
  } as const,
});

export const User = builder.loadableNodeRef("User", {
  id: { resolve: ({ id }: UserRow) => id },
  load: (ids: string[], { db }) => userList.byId(db, ids),
  sort: ({ id }) => id,
});

builder.objectType(User, {
  description: "Somebody who can sign in.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name." }),
    email: t.exposeString("email", { description: "E-mail address, unique." }),
    role: t.expose("role", { type: UserRoleType, description: "What it may do." }),
    signedIn: t.exposeBoolean("emailVerified", { description: "Whether it has ever signed in." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
  }),
});

const UserFilter = builder.inputType("UserFilter", {
  description: "Which accounts; a field left out narrows nothing.",
  fields: (t) => ({
    role: t.field({ type: UserRoleType, description: "Of this role." }),
    emailContains: t.string({ description: "Part of the address, in any case." }),
  }),
});

const UserOrder = orderingInput("user", { created: "When it was made.", email: "E-mail address." });

builder.queryField("users", (t) =>
  t.connection(
    {
      type: User,
      description: "Accounts; oldest first unless asked otherwise. For admins.",
      args: listArguments(UserFilter, UserOrder),
      resolve: (_, args, services) =>
        wholeList(services, userList, args, { field: "created", direction: "asc" }, given(args.filter)),
    },
    { name: "UserConnection" },
    { name: "UserEdge" },
  ),
);
