import { HallwayError } from '#shared/errors/hallway-error';

const fullCodes = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', '53100'];
/** By the beginning of the code. PostgreSQL's classes: 08 connection, 40 rollback, 53 resources, 55 locks, 57 operator, 58 system. */
const passingCodes = [
  'SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_NOMEM', 'SQLITE_PROTOCOL',
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
  '08', '25006', '40', '53', '55', '57', '58',
];
/** PostgreSQL's driver names no code where its connection is lost. */
const passingText = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed)/;
/** Text that PostgreSQL cannot keep (U+0000), and an id that is none. */
const invalidCodes = ['22021', '22P02', '22P05'];
/** After a failed flush nobody knows what is on the disk, and the next flush would say that all is well (SY1). */
const beyondRepairCodes = ['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC', 'SQLITE_CORRUPT', 'SQLITE_NOTADB'];

/** Names what the database could not do in the words of our catalogue: what passes is operational, what is left is a bug. */
export function toOperationalError(error: unknown): HallwayError {
  if (error instanceof HallwayError) return error;
  const begins = (codes: readonly string[]) => codes.some((known) => codeOf(error).startsWith(known));
  if (begins(fullCodes)) return new HallwayError('storage_full', { cause: error });
  if (begins(passingCodes) || begins(beyondRepairCodes)) return new HallwayError('server_busy', { cause: error });
  if (error instanceof Error && passingText.test(error.message)) return new HallwayError('server_busy', { cause: error });
  if (begins(invalidCodes) || error instanceof RangeError) return new HallwayError('invalid_request', { cause: error });
  return new HallwayError('internal', { cause: error });
}

/** Whether going on would mean to acknowledge what may not be kept: the server ends and has to be started again. */
export function isBeyondRepair(error: unknown): boolean {
  const cause = error instanceof HallwayError ? error.cause : error;
  return beyondRepairCodes.some((known) => codeOf(cause).startsWith(known));
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
