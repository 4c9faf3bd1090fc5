import {
  beginAudit,
  claimIdempotencyKey,
  completeIdempotencyKey,
  finishAudit,
  hashJson,
  observeStatements,
  releaseIdempotencyKey,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { InputFieldMap, InputShapeFromFields, OutputType, ShapeFromTypeParam } from "@pothos/core";
import { builder, capitalise } from "./builder.ts";
import { asReturned, returnedErrors } from "./errors.ts";
import { encodeGlobalId } from "./global-id.ts";
import type { Services } from "./services.ts";

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;
/** What the fields of an input are made with. */
export type InputBuilder = PothosSchemaTypes.InputFieldBuilder<Types, "InputObject">;

/** What a mutation changes and returns: how it is called, known and looked up again. */
export interface Subject<Type extends OutputType<Types>, Row> {
  readonly typename: string;
  readonly type: Type;
  readonly idOf: (row: Row) => string;
  /** For a request that is sent again under its idempotency key. */
  readonly reload: (services: Services, id: string) => Promise<Row>;
}

interface MutationOptions<Fields extends InputFieldMap, Type extends OutputType<Types>, Row> {
  readonly description: string;
  /** Name and description of the field that holds the result. */
  readonly returns: readonly [field: string, description: string];
  readonly subject: Subject<Type, Row>;
  readonly input: (t: InputBuilder) => Fields;
  readonly resolve: (input: InputShapeFromFields<Fields>, services: Services) => Promise<Row>;
}

/** Who answers for a mutation. The rule table lets nobody without an account get here. */
function accountOf({ viewer }: Services): string {
  if (viewer.userId === null) throw new AppError("FORBIDDEN", "Only an account can change anything.");
  return viewer.userId;
}

/** Refuses texts that no table can hold, wherever in an input they stand. */
function refuseNulls(value: unknown, path: string): void {
  if (typeof value === "string" && value.includes("\0"))
    throw AppError.badInput(path, value, "a text without null characters");
  if (typeof value !== "object" || value === null) return;
  for (const [name, field] of Object.entries(value))
    refuseNulls(field, Array.isArray(value) ? `${path}[${name}]` : path ? `${path}.${name}` : name);
}

const keyForm = /^[^\p{Cc}]{1,200}$/u;

/**
 * Writes down how a mutation ended, also of one that was stopped: the signal that stopped it stops statements too. What it
 * came to stands, whether or not that can be written down.
 */
async function settle({ signal, log }: Services, write: () => Promise<void>): Promise<void> {
  try {
    await (signal.aborted ? observeStatements({}, write) : write());
  } catch (error) {
    log.warn({ err: error }, "the end of a mutation was not written down");
  }
}

async function once<Row>(
  name: string,
  subject: Pick<Subject<never, Row>, "idOf" | "reload">,
  input: { readonly idempotencyKey?: string | null | undefined },
  services: Services,
  work: () => Promise<Row>,
): Promise<Row> {
  const { idempotencyKey: key, ...rest } = input;
  refuseNulls(rest, "");
  if (key == null) return work();
  if (!keyForm.test(key))
    throw AppError.badInput("idempotencyKey", key, "1 to 200 characters, none of them a control character");
  const { db } = services;
  const claim = { userId: accountOf(services), key };
  const claimed = await claimIdempotencyKey(db, { ...claim, requestHash: hashJson([name, rest]) });
  const refused = (message: string, expected: string) =>
    new AppError("CONFLICT", message, { field: "idempotencyKey", value: key, expected });
  if (claimed.status === "done") return subject.reload(services, (claimed.result as { id: string }).id);
  if (claimed.status === "busy")
    throw refused("The first request with this key is still under way.", "the same request again, later");
  if (claimed.status === "mismatch")
    throw refused("This key was used for another request.", "a new key for a new request");
  const row = await work().catch(async (error: unknown) => {
    await settle(services, () => releaseIdempotencyKey(db, claim));
    throw error;
  });
  // Should this fail, the key stays claimed for a while: the work is done, and must not be done again.
  await settle(services, () => completeIdempotencyKey(db, { ...claim, result: { id: subject.idOf(row) } }));
  return row;
}

async function audited<Row>(
  name: string,
  { typename, idOf }: Pick<Subject<never, Row>, "typename" | "idOf">,
  input: unknown,
  services: Services,
  work: () => Promise<Row>,
): Promise<Row> {
  const { db, viewer, address, requestId } = services;
  const { userId, apiKeyId } = viewer;
  const id = await beginAudit(db, { userId, apiKeyId, address, requestId, action: name, input });
  const row = await work().catch(async (error: unknown) => {
    const outcome = error instanceof AppError ? error.code : "INTERNAL";
    await settle(services, () => finishAudit(db, id, { outcome }));
    throw error;
  });
  const target = encodeGlobalId(typename, idOf(row));
  await settle(services, () => finishAudit(db, id, { outcome: "done", target }));
  return row;
}

/**
 * Adds a mutation: one input object with an optional idempotency key, a result union of success and the errors a caller
 * can act on, and an entry in the audit log.
 */
export function mutation<Fields extends InputFieldMap, Type extends OutputType<Types>, Row>(
  name: string,
  { description, returns, subject, input, resolve }: MutationOptions<Fields, Type, Row>,
): void {
  const inputType = builder.inputType(`${capitalise(name)}Input`, {
    description: `Input of ${name}.`,
    fields: (t) => ({
      ...input(t),
      idempotencyKey: t.string({
        description:
          "Any text of yours that names this request. Sent again with it (after a lost connection, say), the request is not carried out twice: what it came to is returned.",
      }),
    }),
  });
  const [field, about] = returns;
  builder.mutationField(name, (t) =>
    t.field({
      type: subject.type,
      description,
      args: { input: t.arg({ type: inputType, required: true, description: "What to do." }) },
      errors: { types: returnedErrors, dataField: { name: field, description: about } },
      resolve: async (_: unknown, args: unknown, services: Services) => {
        const given = (args as { input: InputShapeFromFields<Fields> & { idempotencyKey?: string | null } })
          .input;
        // What carries it out is checked field by field: the key is the request's, not the subject's.
        const { idempotencyKey: _key, ...asked } = given;
        try {
          return (await audited(name, subject, given, services, () =>
            once(name, subject, given, services, async () =>
              resolve(asked as InputShapeFromFields<Fields>, services),
            ),
          )) as ShapeFromTypeParam<Types, Type, false>;
        } catch (error) {
          throw asReturned(error);
        }
      },
    } as never),
  );
}
