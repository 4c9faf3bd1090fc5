import { Mark } from "../../shell/mark.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { PasteLinkForm } from "./paste-link-form.tsx";
import { signInTrouble } from "./sign-in-troubles.ts";

export interface SignInProps {
  /** Where to go afterwards: a path of this site. */
  readonly next: string | undefined;
  /** The trouble that the address names. */
  readonly error: string | undefined;
  /** Whose session this browser has already. */
  readonly signedInAs: string | undefined;
}

/** The page of strangers: how to get a sign-in link, and a field to paste one. */
export function SignIn({ next, error, signedInAs }: SignInProps) {
  const trouble = signInTrouble(error);
  return (
    <main className="mx-auto flex min-h-dvh max-w-[560px] flex-col justify-center gap-5 px-4 py-10">
      <p className="flex items-center gap-2 font-semibold">
        <Mark /> DreamBooth DPO
      </p>
      <div>
        <h1 className="text-2xl">Sign in</h1>
        <p className="mt-1 text-muted">
          There are no passwords here. A link that works once signs this browser in for a week.
        </p>
      </div>
      {trouble && (
        <div role="alert" className="rounded border border-warning bg-warning-soft px-4 py-3">
          <p className="font-semibold">{trouble.title}</p>
          <p className="text-sm">{trouble.text}</p>
        </div>
      )}
      {signedInAs && !trouble && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded border border-line bg-surface px-4 py-3">
          <p>
            This browser is signed in as <strong className="font-semibold">{signedInAs}</strong>.
          </p>
          <ButtonLink href={next ?? "/"} look="primary" prefetch={false}>
            Go on
          </ButtonLink>
        </div>
      )}
      <section className="rounded border border-line bg-surface p-4">
        <PasteLinkForm next={next} />
      </section>
      <section aria-labelledby="where" className="text-sm">
        <h2 id="where" className="text-base">
          Where the link comes from
        </h2>
        <dl className="mt-2 grid gap-x-4 gap-y-2 sm:grid-cols-[10rem_1fr]">
          <dt className="font-medium">You started the server</dt>
          <dd className="text-muted">
            <code>npm start</code> prints it after “Sign in once”. Start it again for a new one.
          </dd>
          <dt className="font-medium">Somebody else runs it</dt>
          <dd className="text-muted">
            Ask an admin, who makes one under <em>Settings, Users, Sign-in link</em>.
          </dd>
        </dl>
      </section>
    </main>
  );
}
