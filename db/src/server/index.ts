export { enterServer } from "./embedded-server.ts";
