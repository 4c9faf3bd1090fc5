import "./audit-entry.ts";

export { ApiKey, KeyScopeType } from "./api-key.ts";
export { User, UserRoleType } from "./user.ts";

import "./viewer.ts";
