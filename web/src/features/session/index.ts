export { roleName, roles } from "./role-names.ts";
export { SessionsPanel } from "./sessions-panel.tsx";
export { SignOutButton } from "./sign-out-button.tsx";
export { viewerDocument } from "./viewer.graphql.ts";
