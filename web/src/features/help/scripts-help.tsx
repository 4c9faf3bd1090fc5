import Link from "next/link";
import { CopyButton } from "../../ui/copy-button.tsx";

/** A request as a shell takes it, to the address under which this page was asked for. */
const example = (origin: string) => `export DBDPO_KEY=dbdpo_...   # from Settings, API keys

curl -sS ${origin}/graphql \\
  -H "authorization: Bearer $DBDPO_KEY" -H "content-type: application/json" \\
  --data '{"query": "{ experiments(first: 5) { nodes { name status } } }"}'`;

const python = (origin: string) => `import json, os, urllib.request

def graphql(query, **variables):
    request = urllib.request.Request(
        "${origin}/graphql",
        json.dumps({"query": query, "variables": variables}).encode(),
        {"content-type": "application/json", "authorization": "Bearer " + os.environ["DBDPO_KEY"]})
    answer = json.load(urllib.request.urlopen(request))
    if "errors" in answer:
        raise RuntimeError(answer["errors"][0]["message"])
    return answer["data"]

for run in graphql("{ runs(first: 100) { nodes { variant seed concept { name } } } }")["runs"]["nodes"]:
    print(run["concept"]["name"], run["variant"], run["seed"])`;

const Code = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <figure className="min-w-0 rounded border border-line bg-surface">
    <figcaption className="flex items-center justify-between border-line border-b py-1 pr-1 pl-3 text-sm font-medium">
      {title} <CopyButton text={text} size="small" look="ghost" />
    </figcaption>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <pre tabIndex={0} className="overflow-x-auto p-3">
      {text}
    </pre>
  </figure>
);

const link = "text-accent underline underline-offset-2";

/** How to do from a script what the pages do. */
export const ScriptsHelp = ({ origin }: { readonly origin: string }) => (
  <div className="flex flex-col gap-4">
    <p className="max-w-[72ch]">
      Everything that these pages show and do goes through one GraphQL address, <code>POST /graphql</code>. A
      script needs an API key, made under{" "}
      <Link href="/settings/keys" className={link}>
        Settings, API keys
      </Link>
      ; the{" "}
      <a href="/graphiql" className={link}>
        API explorer
      </a>{" "}
      documents every field and has example queries to run. The folder <code>docs</code> of the project tells
      the whole story in curl, TypeScript and Python.
    </p>
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Code title="curl" text={example(origin)} />
      <Code title="Python, without libraries" text={python(origin)} />
    </div>
    <ul className="flex max-w-[72ch] list-disc flex-col gap-1 pl-5 text-muted">
      <li>
        Lists take <code>first</code> (1 to 100) and <code>after</code>; <code>pageInfo.endCursor</code> is
        where the next page begins.
      </li>
      <li>
        A mutation answers with a union: ask for <code>{"... on UserError { code message hint }"}</code> and
        read what to mend.
      </li>
      <li>
        <code>requestExport</code> writes metrics, images or pairs as CSV or JSON lines, whole tables at once.
      </li>
      <li>Every chart and table here has a link to the query behind it.</li>
    </ul>
  </div>
);
