export { applicationName, type EmbeddedServer, enterServer } from "./embedded-server.ts";
