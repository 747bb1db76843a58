import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { Account } from '../account/account-file.ts';
import type { StoreDatabase, StoreWriter } from '../store/store-database.ts';
import { hasUnsentWork } from '../store/unsent-work.ts';
import { copyFileOf, eraseCopy } from '../unsent/unsent-copy.ts';
import { blobFolderOf } from '../files/file-folders.ts';
import { openHealedStore } from './open-healed-store.ts';
import { eraseSetAside } from './set-aside.ts';

interface HealerOptions {
  readonly profileFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onChange: (topics: ReadonlySet<string>) => void;
  /** The open store turned out to be damaged: it is to be closed and opened again. */
  onDamaged(): void;
}

/** The stores of a profile: opens them, heals them, erases them. At most one is healed for each start, so that a broken disk ends in a sentence. */
export class StoreHealer {
  readonly #options: HealerOptions;
  #hasHealed = false;
  #isDamaged = false;

  constructor(options: HealerOptions) {
    this.#options = options;
  }

  /** @throws HallwayError `store_newer`, `store_locked`, `disk_full` or `store_unreadable` */
  async open(account: Account): Promise<StoreDatabase> {
    const { clock, logger, onChange } = this.#options;
    if (this.#isDamaged && this.#hasHealed) throw new HallwayError('store_unreadable');
    const { store, hasHealed } = await openHealedStore({
      file: this.#fileOf(account),
      holder: account,
      nowMs: clock.nowMs(),
      logger,
      isDamaged: this.#isDamaged,
      begin: (writer) => nameOrganization(writer, account),
      onChange,
      onDamage: (error) => this.#noteDamage(error),
    });
    this.#isDamaged = false;
    this.#hasHealed ||= hasHealed;
    return store;
  }

  /** What was set aside is not needed any more: the new copy is complete (SY8, SY9). */
  isComplete(account: Account): void {
    eraseSetAside(this.#fileOf(account));
  }

  hasUnsentWork(account: Account): boolean {
    return hasUnsentWork(this.#fileOf(account));
  }

  /** Takes everything of a person off this computer: the store, the copy of their unsent words, what was set aside. */
  erase(account: Account): void {
    const file = this.#fileOf(account);
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true, recursive: true });
    eraseCopy(copyFileOf(file));
    rmSync(blobFolderOf(this.#options.profileFolder, account.storeName), { force: true, recursive: true });
    eraseSetAside(file);
  }

  #noteDamage(error: unknown): void {
    if (this.#isDamaged) return;
    this.#isDamaged = true;
    this.#options.logger.error('The store was found to be damaged', { detail: String(error) });
    // Not within the statement that found it.
    this.#options.clock.after(0, () => this.#options.onDamaged());
  }

  #fileOf(account: Account): string {
    return join(this.#options.profileFolder, 'stores', `${account.storeName}.sqlite`);
  }
}

/** What everything in a store belongs to, until the first copy says more. */
function nameOrganization(writer: StoreWriter, account: Account): void {
  const sql = 'INSERT INTO organizations (id, name, slug, created_at, updated_at, change_seq) VALUES (?, ?, ?, 0, 0, 0) ON CONFLICT DO NOTHING';
  writer.run(sql, account.organizationId, account.organizationName, account.organizationId);
}
