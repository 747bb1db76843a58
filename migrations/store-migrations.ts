import { commonMigrations } from './common-migrations.ts';
import { CreateStoreTables1764010000000 } from './store/1764010000000-CreateStoreTables.ts';
import { CreateSettings1764021000000 } from './store/1764021000000-CreateSettings.ts';
import { AddSearch1764022000000 } from './store/1764022000000-AddSearch.ts';
import { AddDigests1764023000000 } from './store/1764023000000-AddDigests.ts';
import { AddEpochOffers1764024000000 } from './store/1764024000000-AddEpochOffers.ts';
import { AddFiles1764032000000 } from './store/1764032000000-AddFiles.ts';
import { AddThreadStates1764041000000 } from './store/1764041000000-AddThreadStates.ts';
import { RenewDigests1764081000000 } from './store/1764081000000-RenewDigests.ts';

/** Every migration of a client's store, oldest first. */
export const storeMigrations = [
  ...commonMigrations, CreateStoreTables1764010000000, CreateSettings1764021000000, AddSearch1764022000000, AddDigests1764023000000, AddEpochOffers1764024000000,
  AddFiles1764032000000, AddThreadStates1764041000000, RenewDigests1764081000000,
];
