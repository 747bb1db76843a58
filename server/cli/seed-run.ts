import { seedLines } from '../database/report-lines.ts';
import { runDatabaseProgram } from '../database/run-database-program.ts';
import { runSeeds } from '../database/run-seeds.ts';

/** `npm run seed:run`: adds what every server starts with. */
await runDatabaseProgram(async (dataSource, print) => {
  seedLines(await runSeeds(dataSource)).forEach(print);
});
