export { type ArtifactStore, LocalArtifactStore, type StoredArtifact } from "./artifacts/index.ts";
export { type Database, openDatabase } from "./database.ts";
export { canonicalJson, hashJson } from "./hash-json.ts";
export { observeStatements, type StatementObserver } from "./observed-pool.ts";
export * from "./lists/index.ts";
export * from "./queries/index.ts";
export { type JobHandler, openQueue, type Queue } from "./queue/index.ts";
export type { KeyScope, UserRole, WorkStatus } from "./schema/index.ts";
