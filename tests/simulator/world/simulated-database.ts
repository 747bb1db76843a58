import type { SqlDatabase, SqlWriter } from '#server/store/sql-database';

export type DatabaseFault = 'SQLITE_FULL' | 'SQLITE_BUSY' | 'SQLITE_IOERR_WRITE' | 'SQLITE_IOERR_FSYNC';

/** The next transaction fails: before its statement of this number, or at its commit when it has fewer. */
interface PlannedFailure {
  readonly code: DatabaseFault;
  readonly atStatement: number;
}

/** A database that fails when the schedule says so. */
export interface FaultyDatabase extends SqlDatabase {
  plan(failure: PlannedFailure): void;
  /** Nothing fails any more. */
  mend(): void;
}

export function databaseError(code: string): Error {
  return Object.assign(new Error(`simulated: ${code}`), { code });
}

/** Wraps the server's database; a failure happens inside of the transaction, so that all of it is undone. */
export function withFailures(database: SqlDatabase): FaultyDatabase {
  let planned: PlannedFailure | null = null;
  return {
    ...database,
    plan: (failure) => void (planned = failure),
    mend: () => void (planned = null),
    transaction: (work) =>
      database.transaction(async (writer) => {
        const failure = planned;
        planned = null;
        if (failure === null) return work(writer);
        const result = await work(failingWriter(writer, failure));
        if (failure !== null) throw databaseError(failure.code);
        return result;
      }),
  };
}

function failingWriter(writer: SqlWriter, failure: PlannedFailure): SqlWriter {
  let count = 0;
  return {
    ...writer,
    run: (sql, parameters) => {
      count += 1;
      if (count >= failure.atStatement) throw databaseError(failure.code);
      return writer.run(sql, parameters);
    },
  };
}
