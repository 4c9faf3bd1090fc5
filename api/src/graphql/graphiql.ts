import { randomBytes } from "node:crypto";
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

/** Fills the page in: the example queries, the id of the trusted document that tells who is looking, a nonce for styles. */
function pageRenderer(): (nonce: string) => string {
  const viewer = [...readTrustedDocuments()].find(([, text]) => text.startsWith("query Viewer "));
  if (!viewer) throw new Error("trusted-documents.json lacks the query Viewer.");
  const viewerDocument = viewer[0];
  const page = readFileSync(new URL("./graphiql-page/index.html", import.meta.url), "utf8");
  return (nonce) => {
    const setup = JSON.stringify({ examples: exampleQueries, viewerDocument, nonce });
    return page.replace('id="setup">{}', () => `id="setup">${setup.replaceAll("<", "\\u003c")}`);
  };
}

/** All that the page needs comes from this server; blobs are images that it fetched with a key. */
const policyWith = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** GraphiQL, served whole from installed packages: nothing is loaded from another site. */
export function graphiqlRoutes(): Router {
  const render = pageRenderer();
  const router = Router();
  router.get("/", (_, response) => {
    const nonce = randomBytes(16).toString("base64");
    response.set({ "content-security-policy": policyWith(nonce), "cache-control": "no-store" });
    response.type("html").send(render(nonce));
  });
  for (const [name, path] of Object.entries(files))
    router.get(`/${name}`, (_, response) => response.sendFile(path, { maxAge: 0, dotfiles: "allow" }));
  return router;
}
