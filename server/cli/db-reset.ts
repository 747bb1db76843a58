import { resetLines } from '../database/report-lines.ts';
import { resetDatabase } from '../database/reset-database.ts';
import { runDatabaseProgram } from '../database/run-database-program.ts';

/** `npm run db:reset`: empties the database and sets it up anew. Everything in it is lost. */
await runDatabaseProgram(async (dataSource, print) => {
  resetLines(await resetDatabase(dataSource)).forEach(print);
});
