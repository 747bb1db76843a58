import { revertLastMigration, runMigrations } from '#migrations/run-migrations';
import { openDataSource } from '#server/database/data-source';
import { beforeEachStatement, untilChatSystem } from './before-statement.ts';

/** Migrates a SQLite database and is killed before a statement: `killed-migration.ts FOLDER up|down NUMBER`. */
const [dataDir, change, killBefore] = process.argv.slice(2);
const dataSource = untilChatSystem(await openDataSource({ dataDir }));
beforeEachStatement(dataSource, (number) => {
  if (number === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
});
await (change === 'up' ? runMigrations(dataSource) : revertLastMigration(dataSource));
await dataSource.destroy();
