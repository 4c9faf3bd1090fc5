import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Router } from "express";
import { exampleQueries } from "./example-queries.ts";

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Files of the page by the name they are served under. */
const files = {
  "react.js": join(folderOf("react-umd"), "umd", "react.production.min.js"),
  "react-dom.js": join(folderOf("react-dom-umd"), "umd", "react-dom.production.min.js"),
  "graphiql.js": join(folderOf("graphiql"), "graphiql.min.js"),
  "graphiql.css": join(folderOf("graphiql"), "graphiql.min.css"),
} as const;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphiQL · DreamBooth DPO</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0 }</style>
</head>
<body>
<div id="graphiql" role="main">Loading GraphiQL…</div>
<script src="/graphiql/react.js"></script>
<script src="/graphiql/react-dom.js"></script>
<script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`;

const script = `"use strict";
const examples = ${JSON.stringify(exampleQueries)};
const fetcher = GraphiQL.createFetcher({
  url: "/graphql",
  subscriptionUrl: location.origin.replace(/^http/, "ws") + "/graphql",
});
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: examples,
    defaultEditorToolsVisibility: true,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  }),
);
`;

const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** GraphiQL, served whole from installed packages: nothing is loaded from another site. */
export function graphiqlRoutes(): Router {
  const router = Router();
  router.get("/", (_, response) => {
    response.set({ "content-security-policy": policy, "x-frame-options": "DENY" }).type("html").send(page);
  });
  router.get("/start.js", (_, response) => {
    response.type("js").send(script);
  });
  for (const [name, path] of Object.entries(files))
    router.get(`/${name}`, (_, response) => response.sendFile(path, { maxAge: "1d", dotfiles: "allow" }));
  return router;
}
