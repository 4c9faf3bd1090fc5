/** Every error the product shows a person carries one of these codes; the sentence and exit status follow from it. */
export const errorCodes = {
  BAD_INPUT: { status: 400, exit: 2, summary: "The input is not valid." },
  NOT_FOUND: { status: 404, exit: 2, summary: "What was asked for does not exist." },
  CONFLICT: { status: 409, exit: 3, summary: "Something else holds or already is what was asked for." },
  UNAUTHENTICATED: { status: 401, exit: 2, summary: "A credential is missing or no longer good." },
  FORBIDDEN: { status: 403, exit: 2, summary: "The credential is not good for this." },
  GONE: { status: 410, exit: 4, summary: "It was there and has been deleted." },
  TOO_LARGE: { status: 413, exit: 2, summary: "The input is larger than what is taken." },
  RATE_LIMITED: { status: 429, exit: 3, summary: "Too much was asked for in a short time." },
  TIMEOUT: { status: 503, exit: 3, summary: "It took too long and was stopped." },
  CORRUPT: { status: 422, exit: 4, summary: "A file is damaged or not what it claims to be." },
  UNSUPPORTED: { status: 422, exit: 4, summary: "The model needs something this system cannot do." },
  EMPTY_SELECTION: { status: 422, exit: 5, summary: "No preference pair survives the selection." },
  DIVERGED: { status: 500, exit: 6, summary: "Training diverged and was stopped." },
  STORAGE: { status: 507, exit: 7, summary: "Data could not be stored." },
  DATABASE: { status: 503, exit: 8, summary: "The database cannot be reached." },
  DEVICE: { status: 503, exit: 9, summary: "The execution provider cannot be used." },
  CANCELLED: { status: 499, exit: 130, summary: "The work was cancelled; it can be resumed." },
  INTERNAL: { status: 500, exit: 1, summary: "An internal error; please report it." },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One wrong field: its path, the value seen (absent when missing) and what was expected. */
export interface InputIssue {
  readonly path: string;
  readonly value?: unknown;
  readonly expected: string;
}

/** What was wrong, where: the field (or file), the value seen and what was expected instead. */
export interface ErrorDetail {
  readonly field?: string;
  readonly value?: unknown;
  readonly expected?: string;
  readonly hint?: string;
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number;
  /** Every field that was wrong, where several were. */
  readonly issues?: readonly InputIssue[];
  readonly cause?: unknown;
}

/** The one error type of the product. `message` is a full sentence a user can act on. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
  }

  /** Process exit status of a command that ends with this error. */
  get exitStatus(): number {
    return errorCodes[this.code].exit;
  }

  /** Status of an HTTP response that tells this error. */
  get httpStatus(): number {
    return errorCodes[this.code].status;
  }

  /** The error for a bad value: names the field, the value and what was expected. */
  static badInput(
    field: string,
    value: unknown,
    expected: string,
    hint?: string,
    issues: readonly InputIssue[] = [{ path: field, value, expected }],
  ): AppError {
    const shown = typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? String(value));
    return new AppError("BAD_INPUT", `${field} is ${shown}; expected ${expected}.${hint ? ` ${hint}` : ""}`, {
      field,
      value,
      expected,
      issues,
      ...(hint ? { hint } : {}),
    });
  }
}
