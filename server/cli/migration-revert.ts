import { revertLastMigration } from '#migrations/run-migrations';
import { assertKnownSchema } from '../database/migrate-database.ts';
import { runDatabaseProgram } from '../database/run-database-program.ts';

/** `npm run migration:revert`: undoes the newest migration, and with it what its tables hold. */
await runDatabaseProgram(async (dataSource, print) => {
  await assertKnownSchema(dataSource);
  const name = await revertLastMigration(dataSource);
  print(name === null ? 'No migration has run, nothing to revert.' : `Reverted ${name}.`);
});
