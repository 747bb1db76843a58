import { HallwayError } from '#shared/errors/hallway-error';

const fullCodes = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', '53100'];
const busyCodes = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '40001', '40P01', '53300', '08006', '08001'];

/** Names what the database could not do in the words of our catalogue: full and busy pass, everything else is a bug. */
export function toOperationalError(error: unknown): unknown {
  if (error instanceof HallwayError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (fullCodes.some((known) => code.startsWith(known))) return new HallwayError('storage_full', { cause: error });
  if (busyCodes.some((known) => code.startsWith(known))) return new HallwayError('server_busy', { cause: error });
  if (error instanceof RangeError) return new HallwayError('invalid_request', { cause: error });
  return new HallwayError('internal', { cause: error });
}
