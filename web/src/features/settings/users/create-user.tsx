"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useAction } from "../../../graphql/use-action.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Input, Select } from "../../../ui/field.tsx";
import { roles } from "../../session/index.ts";
import { createUserDocument } from "./create-user.graphql.ts";
import { SignInLinkMaker } from "./sign-in-link.tsx";

/** Makes an account, then offers the link by which its owner signs in. */
export function CreateUser({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const create = useAction(createUserDocument, { onSuccess: () => client.invalidateQueries() });
  const result = create.data?.createUser;
  const made = result?.__typename === "CreateUserSuccess" ? result.user : undefined;
  const wrong = (path: string) => {
    const expected = create.error?.issues.find((issue) => issue.path === path)?.expected;
    return expected && (create.error?.code === "CONFLICT" ? create.error.message : `Expected ${expected}.`);
  };
  const submit = (form: FormData) =>
    create.mutate({
      name: String(form.get("name")),
      email: String(form.get("email")),
      role: String(form.get("role")) as "ADMIN" | "RESEARCHER",
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={made ? `${made.name} has an account` : "New user"}
    >
      {made ? (
        <>
          <SignInLinkMaker user={made} />
          <div className="mt-4 flex justify-end">
            <Button onClick={onClose}>Done</Button>
          </div>
        </>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          <Field label="Name" error={wrong("name")}>
            <Input name="name" required maxLength={100} autoComplete="off" autoFocus />
          </Field>
          <Field label="E-mail" hint="Tells accounts apart; nothing is sent to it." error={wrong("email")}>
            <Input name="email" type="email" required autoComplete="off" />
          </Field>
          <Field label="Role">
            <Select name="role" defaultValue="RESEARCHER">
              {(["RESEARCHER", "ADMIN"] as const).map((role) => (
                <option key={role} value={role}>
                  {roles[role]!.name}: {roles[role]!.may.toLowerCase()}
                </option>
              ))}
            </Select>
          </Field>
          {create.error && !wrong("name") && !wrong("email") && (
            <p role="alert" className="text-danger">
              {create.error.message}
            </p>
          )}
          <Button type="submit" look="primary" busy={create.isPending} className="self-end">
            Make account
          </Button>
        </form>
      )}
    </Dialog>
  );
}
