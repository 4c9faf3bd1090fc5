import { AppError, type ErrorCode, type InputIssue } from "@dreambooth-dpo/db/contract";
import { builder } from "./builder.ts";

/** An error that a mutation returns as data rather than throws; one class per type of the schema. */
abstract class ReturnedError extends Error {
  readonly code: ErrorCode;
  readonly detail: AppError["detail"];

  constructor(error: AppError) {
    super(error.message);
    this.code = error.code;
    this.detail = error.detail;
  }
}

export class InvalidInputError extends ReturnedError {}
export class NotFoundError extends ReturnedError {}
export class ConflictError extends ReturnedError {}

/** The errors that every mutation may return. */
export const returnedErrors = [InvalidInputError, NotFoundError, ConflictError];

const classes: Partial<Record<ErrorCode, new (error: AppError) => ReturnedError>> = {
  BAD_INPUT: InvalidInputError,
  NOT_FOUND: NotFoundError,
  CONFLICT: ConflictError,
};

/** What a mutation throws for an error, so that those a caller can act on become data. */
export function asReturned(error: unknown): unknown {
  const Class = error instanceof AppError ? classes[error.code] : undefined;
  return Class ? new Class(error as AppError) : error;
}

const shown = (value: unknown) => (value === undefined ? null : value);

const UserError = builder.interfaceRef<ReturnedError>("UserError").implement({
  description: "Something the caller can mend.",
  fields: (t) => ({
    message: t.exposeString("message", {
      description: "What is wrong and what was expected, as a sentence.",
    }),
    code: t.string({
      description: "One word for programs: BAD_INPUT, NOT_FOUND or CONFLICT.",
      resolve: ({ code }) => code,
    }),
    hint: t.string({
      nullable: true,
      description: "What to do next, where there is something to say.",
      resolve: ({ detail }) => detail.hint ?? null,
    }),
  }),
});

const IssueType = builder.objectRef<InputIssue>("InputIssue").implement({
  description: "One wrong field of an input.",
  fields: (t) => ({
    path: t.exposeString("path", { description: "Which field, such as dpo.beta or variants[1].name." }),
    value: t.field({
      type: "JSON",
      nullable: true,
      description: "The value seen; null when it was missing.",
      resolve: ({ value }) => shown(value),
    }),
    expected: t.exposeString("expected", { description: "What was expected instead." }),
  }),
});

builder.objectType(InvalidInputError, {
  name: "InvalidInputError",
  description: "The input is wrong; nothing was done.",
  interfaces: [UserError],
  fields: (t) => ({
    issues: t.field({
      type: [IssueType],
      description: "Every wrong field.",
      resolve: ({ detail: { issues, field, value, expected } }) =>
        issues ?? [{ path: field ?? "input", value, expected: expected ?? "another value" }],
    }),
  }),
});

builder.objectType(NotFoundError, {
  name: "NotFoundError",
  description: "Something the input refers to does not exist; nothing was done.",
  interfaces: [UserError],
  fields: (t) => ({
    field: t.string({
      nullable: true,
      description: "What was looked up.",
      resolve: ({ detail }) => detail.field ?? null,
    }),
    value: t.field({
      type: "JSON",
      nullable: true,
      description: "By which value.",
      resolve: ({ detail }) => shown(detail.value),
    }),
  }),
});

builder.objectType(ConflictError, {
  name: "ConflictError",
  description:
    "It does not fit what is there by now: a taken name, a state that has moved on; nothing was done.",
  interfaces: [UserError],
  fields: (t) => ({
    field: t.string({
      nullable: true,
      description: "What it is in conflict with.",
      resolve: ({ detail }) => detail.field ?? null,
    }),
    value: t.field({
      type: "JSON",
      nullable: true,
      description: "The value that was given; where you said what you expected, the value that is stored.",
      resolve: ({ detail }) => shown(detail.value),
    }),
    expected: t.string({
      nullable: true,
      description: "What would have been possible.",
      resolve: ({ detail }) => detail.expected ?? null,
    }),
  }),
});
