import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Router } from "express";
import { exampleQueries } from "./example-queries.ts";
import { readTrustedDocuments } from "./trusted-documents.ts";

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Files of the page by the name they are served under. */
const files: Readonly<Record<string, string>> = {
  "react.js": join(folderOf("react-umd"), "umd", "react.production.min.js"),
  "react-dom.js": join(folderOf("react-dom-umd"), "umd", "react-dom.production.min.js"),
  "graphql-ws.js": join(folderOf("graphql-ws"), "umd", "graphql-ws.min.js"),
  "graphiql.js": join(folderOf("graphiql"), "graphiql.min.js"),
  "graphiql.css": join(folderOf("graphiql"), "graphiql.min.css"),
  "page.js": fileURLToPath(new URL("./graphiql-page/page.js", import.meta.url)),
  "page.css": fileURLToPath(new URL("./graphiql-page/page.css", import.meta.url)),
};

/** The page, with the example queries and the id of the trusted document that tells who is looking. */
function renderPage(): string {
  const viewer = [...readTrustedDocuments()].find(([, text]) => text.startsWith("query Viewer "));
  if (!viewer) throw new Error("trusted-documents.json lacks the query Viewer.");
  const setup = JSON.stringify({ examples: exampleQueries, viewerDocument: viewer[0] });
  const page = readFileSync(new URL("./graphiql-page/index.html", import.meta.url), "utf8");
  return page.replace("<!-- setup -->", () => setup.replaceAll("<", "\\u003c"));
}

/** GraphiQL writes style elements of its own; everything else comes from this server or stands in its style sheet. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src data:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** GraphiQL, served whole from installed packages: nothing is loaded from another site. */
export function graphiqlRoutes(): Router {
  const page = renderPage();
  const router = Router();
  router.get("/", (_, response) => {
    response.set({ "content-security-policy": policy, "cache-control": "no-cache" }).type("html").send(page);
  });
  for (const [name, path] of Object.entries(files))
    router.get(`/${name}`, (_, response) => response.sendFile(path, { maxAge: 0, dotfiles: "allow" }));
  return router;
}
