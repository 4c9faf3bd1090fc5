import { type ApiKeyRow, apiKeyList, createUser, type UserRow, userList } from "@dreambooth-dpo/db";
import { createApiKey, revokeApiKey, setUserRole } from "../../access/index.ts";
import { builder, idOf, mutation, type Subject } from "../core/index.ts";
import { ApiKey, KeyScopeType, User, UserRoleType } from "../people/index.ts";
import { subjectOf } from "./subjects.ts";

const userSubject = subjectOf<typeof User, UserRow>("User", User, userList.byId);
const apiKeySubject = subjectOf<typeof ApiKey, ApiKeyRow>("ApiKey", ApiKey, apiKeyList.byId);

/** A key with its secret, which is there once. */
interface IssuedKey {
  readonly row: ApiKeyRow;
  readonly key: string | null;
}

const IssuedKeyType = builder.objectRef<IssuedKey>("IssuedApiKey").implement({
  description: "A new API key.",
  fields: (t) => ({
    apiKey: t.field({ type: ApiKey, description: "What is stored of it.", resolve: ({ row }) => row }),
    key: t.exposeString("key", {
      nullable: true,
      description:
        "The key itself, shown this once; null when the request was sent before under its idempotency key.",
    }),
  }),
});

const issuedKeySubject: Subject<typeof IssuedKeyType, IssuedKey> = {
  typename: "ApiKey",
  type: IssuedKeyType,
  idOf: ({ row }) => row.id,
  reload: async (services, id) => ({ row: await apiKeySubject.reload(services, id), key: null }),
};

mutation("createApiKey", {
  description: "Makes an API key for your own account.",
  returns: ["issued", "The key, shown this once."],
  subject: issuedKeySubject,
  input: (t) => ({
    name: t.string({ required: true, description: "What it is for, 1 to 100 characters." }),
    scopes: t.field({
      type: [KeyScopeType],
      required: true,
      description: "What it is good for; at most what the credential that asks is good for.",
    }),
    expiresAt: t.field({ type: "DateTime", description: "When it ends by itself; never where left out." }),
  }),
  resolve: async ({ name, scopes, expiresAt }, { db, viewer }) => {
    const made = await createApiKey(db, viewer, { name, scopes, expiresAt: expiresAt ?? null });
    return { row: made.apiKey, key: made.key };
  },
});

mutation("revokeApiKey", {
  description: "Ends an API key for good: one of your own, or, for admins, anybody's. Again changes nothing.",
  returns: ["apiKey", "The key."],
  subject: apiKeySubject,
  input: (t) => ({ id: t.id({ required: true, description: "Global id of the key." }) }),
  resolve: ({ id }, { db, viewer }) => {
    const owner = viewer.role === "admin" && viewer.scopes.has("admin") ? null : viewer.userId;
    return revokeApiKey(db, idOf("ApiKey", String(id), "id"), owner);
  },
});

mutation("createUser", {
  description: "Makes an account, for admins; createSignInLink lets its owner in.",
  returns: ["user", "The account."],
  subject: userSubject,
  input: (t) => ({
    email: t.string({ required: true, description: "E-mail address, unique." }),
    name: t.string({ required: true, description: "Name, 1 to 100 characters." }),
    role: t.field({
      type: UserRoleType,
      required: true,
      defaultValue: "researcher",
      description: "What it may do.",
    }),
  }),
  resolve: ({ email, name, role }, { db }) => createUser(db, { email, name, role }),
});

mutation("setUserRole", {
  description: "Changes what an account, and every key of it, may do. For admins.",
  returns: ["user", "The account."],
  subject: userSubject,
  input: (t) => ({
    id: t.id({ required: true, description: "Global id of the account." }),
    role: t.field({ type: UserRoleType, required: true, description: "What it may do from now on." }),
  }),
  resolve: ({ id, role }, { db }) => setUserRole(db, idOf("User", String(id), "id"), role),
});

/** An account with a way in. */
interface Invited {
  readonly user: UserRow;
  readonly url: string | null;
}

const InvitedType = builder.objectRef<Invited>("SignInLink").implement({
  description: "A one-time link by which an account signs in.",
  fields: (t) => ({
    user: t.field({ type: User, description: "Whose it is.", resolve: ({ user }) => user }),
    url: t.exposeString("url", {
      nullable: true,
      description:
        "The link: good once, for a day; earlier ones are void. Null when the request was sent before under its idempotency key.",
    }),
  }),
});

const invitedSubject: Subject<typeof InvitedType, Invited> = {
  typename: "User",
  type: InvitedType,
  idOf: ({ user }) => user.id,
  reload: async (services, id) => ({ user: await userSubject.reload(services, id), url: null }),
};

mutation("createSignInLink", {
  description: "Makes a one-time link by which an account signs in. For admins.",
  returns: ["link", "The link."],
  subject: invitedSubject,
  input: (t) => ({ userId: t.id({ required: true, description: "Global id of the account." }) }),
  resolve: async ({ userId }, services) => {
    const id = idOf("User", String(userId), "userId");
    const user = await userSubject.reload(services, id);
    return { user, url: await services.createSignInLink(id) };
  },
});
