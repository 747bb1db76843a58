import { commonMigrations } from './common-migrations.ts';
import { CreateServerTables1764002000000 } from './server/1764002000000-CreateServerTables.ts';

/** Everything that the organization server's database is made of; TypeORM runs it in the order of the timestamps. */
export const serverMigrations = [...commonMigrations, CreateServerTables1764002000000];
