export { type ArtifactRoutesOptions, artifactRoutes } from "./artifact-routes.ts";
export { type SentFile, sendFile } from "./serving/send-file.ts";
