"use client";
import { useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { openSignInLink } from "./open-sign-in-link.ts";
import { readSignInLink } from "./read-sign-in-link.ts";
import { signInTrouble } from "./sign-in-troubles.ts";

/** Signs in by a link that is pasted, and goes on to `next`. Only links of this site are opened. */
export function PasteLinkForm({ next }: { readonly next: string | undefined }) {
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const refuse = (reason: string) => {
    setTrouble(reason);
    setBusy(false);
    input.current?.select();
  };
  const submit = async (pasted: string) => {
    const link = readSignInLink(pasted, location.origin);
    if (typeof link === "string") return refuse(link);
    setTrouble(undefined);
    setBusy(true);
    const failed = signInTrouble(await openSignInLink(link.path));
    if (failed) return refuse(`${failed.title}. ${failed.text}`);
    location.assign(next ?? link.landing ?? "/");
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(input.current?.value ?? "");
      }}
    >
      <Field label="Sign-in link" hint="It begins with the address of this site." error={trouble}>
        <Input
          ref={input}
          name="link"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="http…/api/auth/magic-link/verify?token=…"
          className="font-mono text-sm"
        />
      </Field>
      <Button type="submit" look="primary" busy={busy} className="self-start">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
