/** Why something could not be done, in the six words the whole program shares. */
export type ErrorCode = 'invalid' | 'not_found' | 'forbidden' | 'rate_limited' | 'unavailable' | 'internal';

/** The one error whose message is written for a reader. Anything else that is thrown is logged with an id and shown as internal. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Lines a reader can try next: command lines or plain hints. */
  readonly hints: string[];
  constructor(code: ErrorCode, message: string, options: { hints?: string[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.hints = options.hints ?? [];
  }
}
