import { RequestError } from "./request-error.ts";
import type { TrustedDocument } from "./trusted-document.ts";

interface GraphQLErrorShape {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly requestId?: string; readonly hint?: string };
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLErrorShape[];
  /** Errors of routes that are no GraphQL, such as those of a server that is starting. */
  readonly error?: { readonly code: string; readonly message: string };
}

async function readAnswer<Data>(response: Response): Promise<Answer<Data>> {
  try {
    return (await response.json()) as Answer<Data>;
  } catch {
    throw new RequestError(
      response.status >= 500 ? "UNREACHABLE" : "UNREADABLE",
      `The API answered with status ${response.status} and nothing that can be read.`,
    );
  }
}

/**
 * Sends one operation by the id of its document and resolves to its data. Throws RequestError: UNREACHABLE where there was no
 * answer, else with the code of the API.
 */
export async function postOperation<Data, Variables>(
  url: string,
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
  init: RequestInit = {},
): Promise<Data> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...init.headers },
      body: JSON.stringify({ documentId: document.id, operationName: document.name, variables }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new RequestError("UNREACHABLE", "The API cannot be reached.");
  }
  const { data, errors, error } = await readAnswer<Data>(response);
  const [first] = errors ?? [];
  if (first) {
    const { code = "INTERNAL", requestId, hint } = first.extensions ?? {};
    throw new RequestError(code, first.message, { ...(requestId && { requestId }), ...(hint && { hint }) });
  }
  if (error) throw new RequestError(error.code, error.message);
  if (!data) throw new RequestError("UNREADABLE", "The API answered without data.");
  return data;
}
