export type { Price } from "./admit.ts";
export { createApollo } from "./apollo.ts";
export { exampleQueries } from "./example-queries.ts";
export { graphiqlRoutes } from "./graphiql.ts";
export { handleEvents } from "./handle-events.ts";
export { handleHttp, refuseRequest } from "./handle-http.ts";
export { handleWebSocket } from "./handle-websocket.ts";
export { documentId, followTrustedDocuments, readTrustedDocuments } from "./trusted-documents.ts";
