export { createApiKey, type KeyRequest, revokeApiKey, setUserRole } from "./api-keys.ts";
export type { CostLimiter, Spent } from "./cost-limiter.ts";
export type { FirstAdmin } from "./first-admin.ts";
export type { Identify, RequestHeaders } from "./identify.ts";
export { type Access, type AccessOptions, openAccess } from "./open-access.ts";
export { isAllowed, type Rule, ruleOf, rules } from "./rules.ts";
export { type Role, roles, type Viewer } from "./viewer.ts";
