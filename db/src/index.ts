export { type ArtifactStore, LocalArtifactStore, type StoredArtifact } from "./artifacts/index.ts";
export { type Database, openDatabase } from "./database.ts";
export * from "./queries/index.ts";
export type { WorkStatus } from "./schema/index.ts";
