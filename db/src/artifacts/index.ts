export type { ArtifactStore, StoredArtifact } from "./artifact-store.ts";
export { LocalArtifactStore } from "./local-artifact-store.ts";
