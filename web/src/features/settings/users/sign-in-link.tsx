"use client";
import { useAction } from "../../../graphql/use-action.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { createSignInLinkDocument } from "./create-sign-in-link.graphql.ts";

/** Makes the link by which an account signs in, once, and shows it to be handed over. */
export function SignInLinkMaker({ user }: { readonly user: { readonly id: string; readonly name: string } }) {
  const make = useAction(createSignInLinkDocument);
  const result = make.data?.createSignInLink;
  const url = result?.__typename === "CreateSignInLinkSuccess" ? result.link.url : undefined;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">
        It works once, for a day, in the browser that opens it. Whoever has it is {user.name}: hand it over by
        a way you trust. A link made before stops working.
      </p>
      {url ? (
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 grow rounded border border-line bg-page px-3 py-1.5 break-all select-all">
            {url}
          </code>
          <CopyButton text={url} label="Copy link" look="primary" />
        </div>
      ) : (
        <Button
          look="primary"
          busy={make.isPending}
          className="self-start"
          onClick={() => make.mutate({ userId: user.id })}
        >
          Make link
        </Button>
      )}
      {(make.error || url === null) && (
        <p role="alert" className="text-danger">
          {make.error?.message ?? "The link was made, but the connection broke before it was shown."}{" "}
          <button type="button" className="underline" onClick={() => make.reset()}>
            Make another
          </button>
        </p>
      )}
    </div>
  );
}

export interface SignInLinkProps {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly onClose: () => void;
}

/** The same, as a dialog. */
export const SignInLink = ({ user, onClose }: SignInLinkProps) => (
  <Dialog open onOpenChange={(open) => !open && onClose()} title={`Sign-in link for ${user.name}`}>
    <SignInLinkMaker user={user} />
  </Dialog>
);
