"use client";
import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { postOperation } from "./post-operation.ts";
import { type InputIssue, RequestError } from "./request-error.ts";
import type { TrustedDocument } from "./trusted-document.ts";

interface UserErrorShape {
  readonly __typename?: string;
  readonly message?: string;
  readonly hint?: string | null;
  readonly field?: string | null;
  readonly value?: unknown;
  readonly expected?: string | null;
  readonly issues?: readonly InputIssue[];
}

/** Throws what a mutation's result says went wrong. The mutation must have one field, which asks for `__typename`. */
export function refusedBy(data: object): RequestError | undefined {
  const result = Object.values(data)[0] as UserErrorShape;
  const type = result.__typename ?? "";
  if (!type.endsWith("Error")) return undefined;
  const { message = "The API refused.", hint, field, value, expected } = result;
  const issues = result.issues ?? (field ? [{ path: field, value, expected: expected ?? message }] : []);
  const code =
    { InvalidInputError: "BAD_INPUT", ConflictError: "CONFLICT", NotFoundError: "NOT_FOUND" }[type] ?? type;
  return new RequestError(code, message, { issues, ...(hint && { hint }) });
}

type Inputs = { readonly input: object };

/**
 * A mutation as TanStack Query has it. Each call carries an idempotency key of its own, so that one repeated after a lost
 * connection is carried out once. Refusals are thrown as RequestError: BAD_INPUT with the wrong fields, CONFLICT, NOT_FOUND.
 */
export function useAction<Data extends object, Variables extends Inputs>(
  document: TrustedDocument<Data, Variables>,
  options: Omit<UseMutationOptions<Data, RequestError, Variables["input"]>, "mutationFn"> = {},
) {
  return useMutation<Data, RequestError, Variables["input"]>({
    retry: (count, error) => count < 3 && error.code === "UNREACHABLE",
    ...options,
    mutationFn: async (input) => {
      const keyed = keys.get(input) ?? crypto.randomUUID();
      keys.set(input, keyed);
      const variables = { input: { idempotencyKey: keyed, ...input } } as unknown as Variables;
      const data = await postOperation("/graphql", document, variables);
      const refused = refusedBy(data);
      if (refused) throw refused;
      return data;
    },
  });
}

/** The key of each input that is under way: a retry is the same object. */
const keys = new WeakMap<object, string>();
