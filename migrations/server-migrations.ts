import { commonMigrations } from './common-migrations.ts';
import { CreateServerTables1764010000000 } from './server/1764010000000-CreateServerTables.ts';

/** Everything that the organization server's database is made of, oldest first. */
export const serverMigrations = [...commonMigrations, CreateServerTables1764010000000];
