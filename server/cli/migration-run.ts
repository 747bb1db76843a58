import { migrateDatabase } from '../database/migrate-database.ts';
import { ranMigrationLines } from '../database/report-lines.ts';
import { runDatabaseProgram } from '../database/run-database-program.ts';

/** `npm run migration:run`: brings the database to this version's schema. */
await runDatabaseProgram(async (dataSource, print) => {
  ranMigrationLines(await migrateDatabase(dataSource)).forEach(print);
});
