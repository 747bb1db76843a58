import type { ErrorCode } from '#shared/errors/error-catalogue';
import { serializeError } from '#shared/errors/hallway-error';

/** 460 is what the checksum extension of tus says. */
const statuses: Partial<Record<ErrorCode, number>> = {
  file_damaged: 460, file_too_large: 413, file_quota_reached: 507, storage_full: 507, not_found: 404, not_allowed: 403, feature_off: 403, session_ended: 401, too_many_attempts: 429, server_busy: 503, internal: 500,
};

/** An error in the form that the tus server makes an answer of, with the body that every other answer of ours has. */
export class TusError extends Error {
  readonly status_code: number;
  readonly body: string;

  constructor(cause: unknown) {
    const { code, message } = serializeError(cause);
    super(message, { cause });
    this.status_code = statuses[code] ?? 400;
    this.body = JSON.stringify({ error: { code, message } });
  }
}
