"use client";
import "../theme/tokens.css";

/** What is left when even the frame of the pages could not be rendered. It imports nothing: every page carries it. */
export default function GlobalError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · DreamBooth DPO</title>
        <main className="mx-auto flex max-w-[720px] flex-col items-start gap-3 px-4 py-10">
          <h1>Something went wrong</h1>
          <p>{error.message}</p>
          <p className="text-muted">Runs go on by themselves and nothing is lost.</p>
          <button
            type="button"
            onClick={reset}
            className="h-8 rounded border border-line-strong bg-surface px-3 font-medium"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
