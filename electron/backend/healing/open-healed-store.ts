import { existsSync, statSync } from 'node:fs';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import { isDamage, isStatementFailure, StoreDamage } from '../store/damage.ts';
import { keepNotice } from '../store/notice.ts';
import { openStore, toStoreError } from '../store/open-store.ts';
import type { StoreDatabase, StoreWriter } from '../store/store-database.ts';
import { copyFileOf, readWhatIsSound, type CopyState } from '../unsent/unsent-copy.ts';
import { putBackUnsent, type Holder } from './put-back.ts';
import { salvageUnsent } from './salvage.ts';
import { eraseSetAside, setAside } from './set-aside.ts';

export interface HealedStoreOptions {
  readonly file: string;
  readonly holder: Holder;
  readonly nowMs: number;
  readonly logger: Logger;
  /** Whether the file is known to be damaged, as found while it was in use. */
  readonly isDamaged: boolean;
  /** What every store begins with. */
  begin(writer: StoreWriter): void;
  readonly onChange: (topics: ReadonlySet<string>) => void;
  readonly onDamage: (error: unknown) => void;
}

/**
 * SY14: opens a person's store. A damaged or vanished one is set aside, a new one begun, and everything unsent put into
 * it under its own ids; the server gives the rest again. Once for each call: what cannot be healed is told.
 * @throws HallwayError `store_newer`, `store_locked`, `disk_full` or `store_unreadable`; then the files are as they were, or the next call goes on healing
 */
export async function openHealedStore(options: HealedStoreOptions): Promise<{ store: StoreDatabase; hasHealed: boolean }> {
  const copyFile = copyFileOf(options.file);
  let state: CopyState | null = null;
  try {
    state = existsSync(copyFile) ? readWhatIsSound(copyFile).state : null;
    if (!options.isDamaged && state?.isHealing !== true) return { store: await openSound(options, state?.migrationCount ?? 0), hasHealed: false };
  } catch (error) {
    const wasOpenedBefore = (state?.migrationCount ?? 0) > 0;
    if (!isDamage(error) && !(wasOpenedBefore && isStatementFailure(error))) throw toStoreError(error);
    options.logger.error('The store is damaged', { detail: String(error instanceof HallwayError ? error.cause : error) });
  }
  try {
    return { store: await heal(options), hasHealed: true };
  } catch (error) {
    throw toStoreError(error);
  }
}

async function openSound(options: HealedStoreOptions, leastMigrations: number): Promise<StoreDatabase> {
  const { file, onChange, onDamage } = options;
  const isLost = !existsSync(file) || !statSync(file).isFile() || statSync(file).size === 0;
  if (isLost && leastMigrations > 0) throw new StoreDamage('The store has vanished');
  eraseSetAside(file, options.nowMs);
  return fill(await openStore(file, onChange, { onDamage, leastMigrations }), options, (writer, store) => {
    if (store.missingUnsent !== null) putBackUnsent(writer, options.holder, store.missingUnsent);
  });
}

async function heal(options: HealedStoreOptions): Promise<StoreDatabase> {
  const { file, holder, nowMs, logger } = options;
  const { content, isPartial } = salvageUnsent(file);
  setAside(file, nowMs);
  const store = await beginAnew(options);
  const healed = fill(store, options, (writer) => {
    putBackUnsent(writer, holder, content);
    keepNotice(writer, isPartial ? 'store_rebuilt_partly' : 'store_rebuilt');
  });
  healed.copy().setState({ isHealing: false });
  logger.warn('The store was set aside and begun anew', { commands: content.commands.length, drafts: content.drafts.length });
  return healed;
}

/** Where the disk has no room for both, the damaged file gives way: everything unsent was taken out of it. */
async function beginAnew(options: HealedStoreOptions): Promise<StoreDatabase> {
  const open = () => openStore(options.file, options.onChange, { onDamage: options.onDamage });
  try {
    return await open();
  } catch (error) {
    if (toStoreError(error).code !== 'disk_full') throw error;
    eraseSetAside(options.file);
    return open();
  }
}

function fill(store: StoreDatabase, options: HealedStoreOptions, work: (writer: StoreWriter, store: StoreDatabase) => void): StoreDatabase {
  try {
    store.transaction((writer) => {
      options.begin(writer);
      work(writer, store);
    });
    if (store.missingUnsent !== null) store.equalizeCopy();
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}
