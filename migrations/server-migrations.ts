import { commonMigrations } from './common-migrations.ts';
import { CreateServerTables1764002000000 } from './server/1764002000000-CreateServerTables.ts';
import { AddStoredFiles1764031000000 } from './server/1764031000000-AddStoredFiles.ts';

/** Everything that the organization server's database is made of; TypeORM runs it in the order of the timestamps. */
export const serverMigrations = [...commonMigrations, CreateServerTables1764002000000, AddStoredFiles1764031000000];
