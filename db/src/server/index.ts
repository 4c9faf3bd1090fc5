export { type EmbeddedServer, enterServer } from "./embedded-server.ts";
