import type { ErrorCode } from '#shared/errors/error-catalogue';
import { closeCodes } from '#shared/protocol/close-codes';

/** How a connection ended, as far as is known. */
export interface Loss {
  readonly closeCode: number | null;
  readonly httpStatus: number | null;
  readonly error: Error | null;
  /** The code of the error frame that announced the end, if there was one. */
  readonly announced: ErrorCode | null;
}

/** Names the reason, and whether trying again by itself makes sense. */
export function lossReason(loss: Loss): { code: ErrorCode; isFinal: boolean } {
  if (loss.announced === 'session_ended' || loss.closeCode === closeCodes.sessionEnded || loss.httpStatus === 401) return { code: 'session_ended', isFinal: true };
  if (loss.closeCode === closeCodes.versionUnsupported) return { code: loss.announced ?? 'client_too_old', isFinal: true };
  if (loss.announced === 'client_too_old' || loss.announced === 'server_too_old') return { code: loss.announced, isFinal: true };
  if (loss.httpStatus !== null && loss.httpStatus !== 503 && loss.httpStatus < 500) return { code: 'not_a_hallway_server', isFinal: false };
  if (loss.announced !== null) return { code: loss.announced, isFinal: false };
  if (loss.error !== null) return { code: networkErrorCode(loss.error), isFinal: false };
  return { code: 'server_unreachable', isFinal: false };
}

const tlsCodes = ['CERT_', 'ERR_TLS', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY', 'UNABLE_TO_GET_ISSUER', 'ERR_SSL', 'EPROTO'];

/** What a failed connection attempt says of the server. */
export function networkErrorCode(error: unknown): ErrorCode {
  const codes = causesOf(error).map((cause) => ('code' in cause ? String(cause.code) : ''));
  if (codes.some((code) => tlsCodes.some((prefix) => code.startsWith(prefix)))) return 'tls_failed';
  if (codes.some((code) => code === 'ENOTFOUND' || code === 'EAI_AGAIN')) return 'server_not_found';
  return 'server_unreachable';
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let cause: unknown = error;
  while (cause instanceof Error && causes.length < 10) {
    causes.push(cause);
    if (cause instanceof AggregateError) causes.push(...cause.errors.filter((inner): inner is Error => inner instanceof Error));
    cause = cause.cause;
  }
  return causes;
}
