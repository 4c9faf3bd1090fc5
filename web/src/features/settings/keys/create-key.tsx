"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "../../../graphql/use-action.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { createKeyDocument } from "./create-key.graphql.ts";
import { IssuedKey } from "./issued-key.tsx";
import { endOf, lifetimes, reaches } from "./key-state.ts";

export interface CreateKeyProps {
  /** What one's own credential is good for: keys cannot be good for more. */
  readonly granted: readonly string[];
  readonly onClose: () => void;
}

/** Makes a key and shows it, this once. */
export function CreateKey({ granted, onClose }: CreateKeyProps) {
  const client = useQueryClient();
  const [reach, setReach] = useState(0);
  const create = useAction(createKeyDocument, { onSuccess: () => client.invalidateQueries() });
  const result = create.data?.createApiKey;
  const issued = result?.__typename === "CreateApiKeySuccess" ? result.issued : undefined;
  const wrong = (path: string) => create.error?.issues.find((issue) => issue.path === path)?.expected;
  const submit = (form: FormData) =>
    create.mutate({
      name: String(form.get("name")),
      scopes: [...reaches[reach]!.scopes],
      expiresAt: endOf(String(form.get("days")), new Date()),
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={issued ? `Key ${issued.apiKey.name}` : "New API key"}
      {...(issued ? {} : { description: "A credential for scripts, in your name." })}
    >
      {issued?.key ? (
        <IssuedKey apiKey={issued.key} onClose={onClose} />
      ) : issued ? (
        <p>
          The key was made, but the connection broke before it could be shown. Revoke {issued.apiKey.name} and
          make another.
        </p>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <Field
            label="Name"
            hint="What it is for: a script, a machine."
            error={wrong("name") && `Expected ${wrong("name")}.`}
          >
            <Input name="name" required maxLength={100} autoComplete="off" autoFocus />
          </Field>
          <fieldset>
            <legend className="mb-1 text-sm font-medium">May</legend>
            <div className="flex flex-col gap-1">
              {reaches.map(({ name, about, scopes }, i) => (
                <label key={name} className="flex min-h-6 items-baseline gap-2">
                  <input
                    type="radio"
                    name="reach"
                    className="size-4 translate-y-0.5 accent-accent"
                    checked={reach === i}
                    disabled={!granted.includes(scopes.at(-1)!)}
                    onChange={() => setReach(i)}
                  />
                  <span>
                    {name} <span className="text-sm text-muted">{about}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <Field label="Good for" error={wrong("expiresAt") && `Expected ${wrong("expiresAt")}.`}>
            <Select name="days" defaultValue="90">
              {lifetimes.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          {create.error && create.error.issues.length === 0 && (
            <p role="alert" className="text-danger">
              {create.error.message}
            </p>
          )}
          <Button type="submit" look="primary" busy={create.isPending} className="self-end">
            Make key
          </Button>
        </form>
      )}
    </Dialog>
  );
}
