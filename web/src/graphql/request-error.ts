/** One wrong input of a request: which, what it was, what was expected. */
export interface InputIssue {
  readonly path: string;
  readonly value?: unknown;
  readonly expected: string;
}

/** Codes beside the API's own: the network failed, or the answer could not be read. */
export type RequestErrorCode = "UNREACHABLE" | "UNREADABLE" | (string & {});

/** A request that the API refused or that never reached it. The message can be shown to a person. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: RequestErrorCode;
  readonly issues: readonly InputIssue[];
  readonly hint: string | undefined;
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;

  constructor(
    code: RequestErrorCode,
    message: string,
    detail: {
      readonly issues?: readonly InputIssue[];
      readonly hint?: string;
      readonly requestId?: string;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.issues = detail.issues ?? [];
    this.hint = detail.hint;
    this.requestId = detail.requestId;
  }

  /** Whether asking again later may help. */
  get isTemporary(): boolean {
    return ["UNREACHABLE", "UNREADABLE", "STARTING", "DATABASE", "TIMEOUT", "RATE_LIMITED"].includes(
      this.code,
    );
  }
}
