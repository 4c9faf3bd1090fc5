export { buildWeb } from "./build-web.ts";
export { type StackProcess, startProcess } from "./start-process.ts";
export { type ServerOptions, type Servers, startServers } from "./start-servers.ts";
export { type Stack, startStack } from "./start-stack.ts";
