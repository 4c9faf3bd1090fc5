export { type ArtifactRoutesOptions, artifactRoutes } from "./artifact-routes.ts";
