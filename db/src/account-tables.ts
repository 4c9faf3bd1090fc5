import { userAccounts, userSessions, users, userVerifications } from "./schema/index.ts";

/** The tables that Better Auth works with, under the names it has for them. */
export const accountTables = {
  user: users,
  session: userSessions,
  account: userAccounts,
  verification: userVerifications,
};
