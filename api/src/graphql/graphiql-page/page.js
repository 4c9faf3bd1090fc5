// Runs in the browser; GraphiQL, React, ReactDOM and graphqlWs come with the scripts before it.
const { GraphiQL, React, ReactDOM, graphqlWs } = globalThis;
const element = (id) => document.getElementById(id);
const { examples, viewerDocument, nonce } = JSON.parse(element("setup").textContent);
// Where GraphiQL's dialogs look for it when they write a style element.
globalThis.__webpack_nonce__ = nonce;

const credential = (key) => (key ? { authorization: `Bearer ${key}` } : {});

/** Who a key, or else the session's cookie, makes of this page. Throws why the server would not say. */
async function askViewer(key) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...credential(key) },
    body: JSON.stringify({ documentId: viewerDocument }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data.viewer;
}

/** A client whose failures are answers, which GraphiQL shows; thrown ones it would write to the console too. */
const tellingFailures = (client) => ({
  ...client,
  subscribe: (payload, sink) =>
    client.subscribe(payload, {
      ...sink,
      error: (problem) => {
        const { reason, message, code } = problem;
        const errors = [{ message: reason || message || `The connection was closed (${code}).` }];
        sink.next({ errors: Array.isArray(problem) ? problem : errors });
        sink.complete();
      },
    }),
});

/** Queries go over HTTP, subscriptions over a WebSocket of their own; the header editor's word counts before the page's key. */
function fetcherFor(key) {
  const url = new URL("/graphql", location.href);
  const socketUrl = url.href.replace(/^http/, "ws");
  return (parameters, options) => {
    const headers = { ...credential(key), ...options?.headers };
    const wsClient = graphqlWs.createClient({
      url: socketUrl,
      connectionParams: headers,
      shouldRetry: ({ code }) => code === 1012,
    });
    const fetcher = GraphiQL.createFetcher({
      url: url.href,
      wsClient: tellingFailures(wsClient),
      enableIncrementalDelivery: false,
    });
    return fetcher(parameters, { ...options, headers });
  };
}

/** What is seen of an image's address; fetched, since the page's key does not go along with an <img>. */
function Picture({ path, viewKey }) {
  const [source, setSource] = React.useState(null);
  React.useEffect(() => {
    let url;
    const leaving = new AbortController();
    fetch(`${path}?width=256`, { headers: credential(viewKey), signal: leaving.signal })
      .then((response) => (response.ok ? response.blob() : Promise.reject(new Error("not sent"))))
      .then((blob) => {
        url = URL.createObjectURL(blob);
        setSource(url);
      })
      .catch(() => {});
    return () => {
      leaving.abort();
      URL.revokeObjectURL(url);
    };
  }, [path, viewKey]);
  return source && React.createElement("img", { src: source, alt: path, className: "preview" });
}

/** What the mouse shows over an answer's addresses: the image, or a link to the file. */
const tooltipFor = (key) =>
  function Tooltip({ pos }) {
    // Of an address that takes two rows GraphiQL tells a word beside it; the line is its own.
    const answer = document.querySelector(".result-window .CodeMirror").CodeMirror;
    const path = /"(\/(?:artifacts|exports)\/[\w/-]+)"/.exec(answer.getLine(pos.line))?.[1];
    if (!path) return null;
    if (path.startsWith("/artifacts/images/"))
      return React.createElement(Picture, { key: path, path, viewKey: key });
    if (key) return "Sign in by link to download this here; with a key, use curl.";
    return React.createElement("a", { href: path, target: "_blank", rel: "noreferrer" }, "Download");
  };

async function signOut(key) {
  if (!key) await fetch("/api/auth/sign-out", { method: "POST" });
  location.reload();
}

/** The query that a link to this page brings along (`?query=...&variables=...`), shown in a tab of its own; nothing is run. */
function broughtAlong() {
  const { query, variables } = Object.fromEntries(new URLSearchParams(location.search));
  return query ? { query, ...(variables && { variables }) } : {};
}

function showGraphiQL({ role, scopes }, key) {
  const title = `May ${scopes.map((scope) => scope.toLowerCase()).join(", ")}`;
  const button = React.createElement(
    "button",
    { type: "button", className: "sign-out", onClick: () => signOut(key) },
    key ? "Forget key" : "Sign out",
  );
  const viewer = React.createElement("span", { className: "viewer", title }, role.toLowerCase(), button);
  ReactDOM.createRoot(element("graphiql")).render(
    React.createElement(
      GraphiQL,
      {
        fetcher: fetcherFor(key),
        defaultTabs: examples,
        defaultEditorToolsVisibility: "variables",
        isHeadersEditorEnabled: true,
        shouldPersistHeaders: false,
        responseTooltip: tooltipFor(key),
        ...broughtAlong(),
      },
      React.createElement(GraphiQL.Logo, null, viewer),
    ),
  );
}

/** Shows GraphiQL to whoever may use it, and everybody else how to get there. */
async function enter(key) {
  const problem = element("problem");
  try {
    const viewer = await askViewer(key);
    const mayQuery = viewer.role === "RESEARCHER" || viewer.role === "ADMIN";
    element("sign-in").hidden = mayQuery;
    problem.hidden = true;
    element("key").value = "";
    if (mayQuery) showGraphiQL(viewer, key);
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    element("sign-in").hidden = false;
  }
}

element("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  enter(element("key").value.trim());
});
enter();
