import { inspectMigrations } from '#migrations/run-migrations';
import { migrationListLines } from '../database/report-lines.ts';
import { runDatabaseProgram } from '../database/run-database-program.ts';

/** `npm run migration:show`: lists what ran and what is pending. */
await runDatabaseProgram(async (dataSource, print) => {
  migrationListLines(await inspectMigrations(dataSource)).forEach(print);
});
