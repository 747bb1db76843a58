/** What was read from a file cannot be what was written to it; told as SQLite tells it, so that both are healed alike. */
export class StoreDamage extends Error {
  readonly code = 'SQLITE_CORRUPT_CONTENT';
}

const damageCodes = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_FORMAT', 'EISDIR', 'ENOTDIR'];

/** The search index has no code of its own for tables of its own that are not as it left them. */
const damagedIndexText = /fts5 file format|fts5: corrupt|vtable constructor failed/;

/**
 * Whether an error says that the file itself is damaged (SY14). A full disk, a lock, missing rights or a newer program's
 * store are not: those files are left as they are.
 */
export function isDamage(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (damageCodes.some((known) => code.startsWith(known))) return true;
  if (code === 'SQLITE_ERROR' && error instanceof Error && damagedIndexText.test(error.message)) return true;
  return error instanceof Error && error.cause !== undefined && isDamage(error.cause);
}

/**
 * Whether a statement that was right whenever this program opened the store failed: where nothing else changed, the
 * store did.
 */
export function isStatementFailure(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'SQLITE_ERROR';
}
