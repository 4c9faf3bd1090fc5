export { type LockedTable, lockTable } from "./lock-table.ts";
export { multiplyRows } from "./multiply-rows.ts";
export { openReverseProxy, type ReverseProxy } from "./open-reverse-proxy.ts";
export { patternOf, readExamples, unmarked } from "./read-examples.ts";
export { interpreterOf, runExamples, type Told } from "./run-examples.ts";
export { startRunner, type TestRunner } from "./start-runner.ts";
export {
  type GraphQLAnswer,
  type MutationResult,
  startTestServer,
  type TestServer,
} from "./start-test-server.ts";
export { type StoredExperiment, storeExperiment } from "./store-experiment.ts";
export { storeUploads } from "./store-uploads.ts";
export { openSockets, type Seen, type Sockets, type Watched } from "./watch-socket.ts";
