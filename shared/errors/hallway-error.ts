import { errorCatalogue, type ErrorCode, type ErrorKind } from './error-catalogue.ts';

/** What an error looks like after it crossed a process or the network. */
export interface SerializedError {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  /** One sentence a person can act on. */
  readonly message: string;
}

/**
 * The one error class of Hallway: a stable code, who must act (`kind`), readable text and the cause.
 * The text comes from the catalogue unless the thrower knows more.
 */
export class HallwayError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;

  constructor(code: ErrorCode, options: { message?: string; cause?: unknown } = {}) {
    super(options.message ?? errorCatalogue[code].message, { cause: options.cause });
    this.name = 'HallwayError';
    this.code = code;
    this.kind = errorCatalogue[code].kind;
  }
}

/** Gives the error's form for another process; an unknown error becomes `internal` so that no stack or SQL leaks. */
export function serializeError(error: unknown): SerializedError {
  if (error instanceof HallwayError) {
    return { code: error.code, kind: error.kind, message: error.message };
  }
  return { code: 'internal', ...errorCatalogue.internal };
}

/** Rebuilds an error that another process serialised. */
export function deserializeError(error: SerializedError): HallwayError {
  return new HallwayError(error.code, { message: error.message });
}
