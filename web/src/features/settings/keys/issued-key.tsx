"use client";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";

/** A key, the one time that it is shown, with a request to try it by. */
export function IssuedKey({ apiKey, onClose }: { readonly apiKey: string; readonly onClose: () => void }) {
  const command = `curl ${location.origin}/graphql -H "authorization: Bearer ${apiKey}" \\
  -H "content-type: application/json" --data '{"query": "{ viewer { role scopes } }"}'`;
  return (
    <div className="flex flex-col gap-4">
      <p className="rounded border border-warning bg-warning-soft px-3 py-2">
        <strong className="font-semibold">Copy it now.</strong> Only its hash is kept, so it cannot be shown
        again.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 grow rounded border border-line bg-page px-3 py-1.5 break-all select-all">
          {apiKey}
        </code>
        <CopyButton text={apiKey} label="Copy key" look="primary" />
      </div>
      <div>
        <div className="mb-1 flex items-center justify-between gap-2">
          <h3>Try it</h3>
          <CopyButton text={command} label="Copy command" size="small" />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="overflow-x-auto rounded border border-line bg-page p-3">
          {command}
        </pre>
      </div>
      <Button className="self-end" onClick={onClose}>
        I have copied it
      </Button>
    </div>
  );
}
