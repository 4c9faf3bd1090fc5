export { type ArtifactStore, LocalArtifactStore, type StoredArtifact } from "./artifacts/index.ts";
export { type Database, openDatabase } from "./database.ts";
