/** Where a long-running part reports; passed in, never global. Never pass message text or tokens. */
export interface Logger {
  debug(message: string, context?: Record<string, unknown>): void;
  info(message: string, context?: Record<string, unknown>): void;
  warn(message: string, context?: Record<string, unknown>): void;
  error(message: string, context?: Record<string, unknown>): void;
  /** A logger that adds this context to every line. */
  child(context: Record<string, unknown>): Logger;
}
