export { buildWeb } from "./build-web.ts";
export { startServers } from "./start-servers.ts";
export { startStack } from "./start-stack.ts";
