import { HallwayError } from '#shared/errors/hallway-error';
import type { ErrorCode } from '#shared/errors/error-catalogue';

interface Explanation {
  readonly code: ErrorCode;
  readonly sentence: (location: string) => string;
}

const unreachable: Explanation = {
  code: 'server_unreachable',
  sentence: (location) => `The database ${location} cannot be reached. Is it running, and is the address right?`,
};
const refused: Explanation = {
  code: 'not_allowed',
  sentence: (location) => `The database ${location} refused the user name or the password.`,
};
const cannotOpen: Explanation = {
  code: 'store_unreadable',
  sentence: (location) => `${location} cannot be opened. Check that its folder can be written to.`,
};
const damaged: Explanation = {
  code: 'store_unreadable',
  sentence: (location) => `${location} is not a Hallway database, or it is damaged. Restore a backup or name another folder.`,
};
const locked: Explanation = {
  code: 'store_locked',
  sentence: (location) => `The database ${location} is in use by another program. Stop it and try again.`,
};
const full: Explanation = { code: 'disk_full', sentence: (location) => `There is no space left for the database ${location}.` };
const untrusted: Explanation = {
  code: 'tls_failed',
  sentence: (location) => `The connection to the database ${location} cannot be encrypted as asked, or its certificate is not trusted.`,
};
const foreignTables: Explanation = {
  code: 'store_unreadable',
  sentence: (location) => `The database ${location} holds tables that Hallway did not make. Give Hallway a database of its own.`,
};

/** By the code of Node, of SQLite or of PostgreSQL. */
const explanations: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EACCES: cannotOpen,
  EPERM: cannotOpen,
  EEXIST: cannotOpen,
  ENOTDIR: cannotOpen,
  EROFS: cannotOpen,
  ENOSPC: full,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
  SQLITE_CANTOPEN: cannotOpen,
  SQLITE_CANTOPEN_ISDIR: cannotOpen,
  SQLITE_READONLY: cannotOpen,
  SQLITE_READONLY_DIRECTORY: cannotOpen,
  SQLITE_NOTADB: damaged,
  SQLITE_CORRUPT: damaged,
  SQLITE_BUSY: locked,
  SQLITE_BUSY_SNAPSHOT: locked,
  SQLITE_LOCKED: locked,
  SQLITE_FULL: full,
  '08001': unreachable,
  '08006': unreachable,
  '57P01': unreachable,
  '57P03': unreachable,
  '53300': { code: 'server_busy', sentence: (location) => `The database ${location} has no connection free.` },
  '28000': refused,
  '28P01': refused,
  '42501': { code: 'not_allowed', sentence: (location) => `The user in DATABASE_URL may not change the database ${location}.` },
  '3D000': { code: 'not_found', sentence: (location) => `The database ${location} does not exist. Create it first.` },
  '55P03': locked,
  '53100': full,
  '42P07': foreignTables,
  '42710': foreignTables,
};

/** By the text, where the drivers give no code. */
const explanationsByText: readonly (readonly [RegExp, Explanation])[] = [
  [/timeout|Connection terminated|timed out/i, unreachable],
  [/does not support SSL|self[- ]signed certificate/i, untrusted],
  [/(table|index) \S+ already exists/i, foreignTables],
];

/**
 * Turns what a database driver throws into one sentence a person can act on; keeps the error as the cause.
 * @param location what to call the database, without its password
 */
export function databaseError(error: unknown, location: string): HallwayError {
  if (error instanceof HallwayError) return error;
  const explanation = explain(error);
  if (explanation === undefined) {
    return new HallwayError('internal', { message: `The database ${location} failed: ${firstLine(error)}`, cause: error });
  }
  return new HallwayError(explanation.code, { message: explanation.sentence(location), cause: error });
}

function explain(error: unknown): Explanation | undefined {
  if (error instanceof AggregateError) return error.errors.map(explain).find((found) => found !== undefined);
  if (!(error instanceof Error)) return undefined;
  // TypeORM keeps the driver's error beside its own, Node the cause.
  const inner: unknown = 'driverError' in error ? error.driverError : error.cause;
  if (inner instanceof Error && inner !== error) return explain(inner);
  const code = 'code' in error ? String(error.code) : '';
  return explanations[code] ?? explanationsByText.find(([pattern]) => pattern.test(error.message))?.[1];
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
