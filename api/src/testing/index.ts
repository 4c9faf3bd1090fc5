export { type GraphQLAnswer, startTestServer, type TestServer } from "./start-test-server.ts";
