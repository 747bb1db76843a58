import { join } from 'node:path';
import type { BackendCarrier } from '#shared/contract/carrier';
import type { AccountsView, AccountView } from '#shared/contract/host/account-view';
import { maxAccounts } from '#shared/contract/host/host-envelope';
import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { readAccount } from '../../account/account-file.ts';
import { holderOf } from '../../account/holder-of.ts';
import { openFileDesk, type FileDesk } from '../file-desk.ts';
import type { HostedBackend } from '../hosted-backend.ts';
import { accountsFolder, ownFolder, writeRegistry, type AccountEntry } from './account-registry.ts';
import { AccountSlot, type BackendListener } from './account-slot.ts';
import { accountFileOf, eraseAccountFolder, removeLeftover } from './account-folder.ts';
import { findAccounts } from './find-accounts.ts';
import { freeColour } from './free-colour.ts';

export interface AccountHostOptions {
  readonly profileFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Starts the backend of the account in this folder. */
  startBackend(folder: string, listener: BackendListener): Promise<HostedBackend>;
  /** Unread messages over all accounts. */
  onUnreadTotal(total: number): void;
}

/** Accounts that no window has asked for are started as well: they count for the badge. */
const restAfterMs = 5_000;

/**
 * The accounts of this computer, each with a backend, a folder and files of its own. Nothing of one is known to another;
 * this host knows who they are of, and starts them one after the other, the one that is shown first.
 */
export class AccountHost {
  readonly #options: AccountHostOptions;
  readonly #desks = new Map<string, FileDesk>();
  readonly #listeners = new Set<() => void>();
  #slots: AccountSlot[];
  #shownId: string;
  /** Shown before: come back to when the shown one goes. */
  #formerId: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #unreadTotal = 0;
  #isStopped = false;
  /** The registry as it was last written. */
  #kept = '';

  constructor(options: AccountHostOptions) {
    this.#options = options;
    const { accounts, shownId } = findAccounts(options.profileFolder, options.logger);
    this.#slots = accounts.map((entry) => this.#createSlot(entry, this.#readHolder(entry)));
    if (this.#slots.length === 0) this.#slots.push(this.#createSlot({ id: newId(), folder: ownFolder, colour: 0 }, null));
    this.#shownId = shownId ?? this.#slots[0]?.id ?? '';
  }

  /** Starts the account that is shown first; the others follow when a window asks for them, or a little later. */
  async start(): Promise<void> {
    await this.#slotOf(this.#shownId).backend();
    this.#options.clock.after(restAfterMs, () => {
      if (!this.#isStopped) for (const slot of this.#slots) void slot.backend().catch(() => undefined);
    });
  }

  view(): AccountsView {
    return { shownId: this.#shownId, accounts: this.#slots.map(({ id, holder, colour, isRunning, duplicateOf }) => ({ id, holder, colour, isRunning, duplicateOf })) };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  has(accountId: string): boolean {
    return this.#slots.some(({ id }) => id === accountId);
  }

  /** Joins a window to an account; one that is not here (any more) closes the carrier. */
  connect(accountId: string, carrier: BackendCarrier): void {
    if (this.has(accountId)) void this.#slotOf(accountId).connect(carrier);
    else carrier.close();
  }

  /** The files of an account; null when it is not here. */
  fileDesk(accountId: string): FileDesk | null {
    const known = this.#desks.get(accountId);
    if (known !== undefined) return known;
    if (!this.has(accountId)) return null;
    const { folder } = this.#slotOf(accountId);
    const desk = openFileDesk(join(this.#options.profileFolder, folder), (carrier) => {
      // A backend that ended takes its desk along; the next question opens another.
      carrier.onClose(() => this.#desks.delete(accountId));
      this.connect(accountId, carrier);
    });
    this.#desks.set(accountId, desk);
    return desk;
  }

  /** @throws HallwayError `too_many_accounts` */
  add(): string {
    const free = this.#slots.find(({ holder }) => holder === null);
    if (free !== undefined) {
      free.duplicateOf = null;
      return free.id;
    }
    if (this.#slots.length >= maxAccounts) throw new HallwayError('too_many_accounts');
    const id = newId();
    this.#slots.push(this.#createSlot({ id, folder: `${accountsFolder}/${id}`, colour: freeColour(this.#slots) }, null));
    this.#changed();
    return id;
  }

  /** @throws HallwayError `not_found`, or `invalid_request` while somebody is signed in */
  async remove(accountId: string): Promise<void> {
    const slot = this.#slotOf(accountId);
    if (slot.holder?.isSignedIn === true) throw new HallwayError('invalid_request', { message: 'Sign out of this organization first.' });
    await this.#drop(slot);
    eraseAccountFolder(this.#options.profileFolder, slot.folder, this.#options.logger);
  }

  /** Puts the accounts into this order; those that are not named follow. */
  reorder(accountIds: readonly string[]): void {
    const rank = (slot: AccountSlot) => (accountIds.includes(slot.id) ? accountIds.indexOf(slot.id) : accountIds.length);
    this.#slots = this.#slots.toSorted((one, other) => rank(one) - rank(other));
    this.#changed();
  }

  show(accountId: string): void {
    const { id } = this.#slotOf(accountId);
    if (id === this.#shownId) return;
    this.#formerId = this.#shownId;
    this.#shownId = id;
    this.#changed();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#slots.map((slot) => slot.retire()));
  }

  #createSlot({ id, folder, colour }: Pick<AccountEntry, 'id' | 'folder' | 'colour'>, holder: AccountView['holder']): AccountSlot {
    const { clock, logger } = this.#options;
    const slot: AccountSlot = new AccountSlot({
      id, folder, colour, holder, clock, logger,
      start: (listener) => this.#inTurn(() => this.#options.startBackend(join(this.#options.profileFolder, folder), listener)),
      onChange: () => this.#changed(),
      onUnreadTotal: () => this.#tellUnreadTotal(),
      onLeft: () => void this.#left(slot),
      claim: (organizationId, userId) => this.#claim(slot, organizationId, userId),
    });
    return slot;
  }

  /** Backends start one after the other, so that the first is not slowed down by the rest. */
  #inTurn(start: () => Promise<HostedBackend>): Promise<HostedBackend> {
    const turn = this.#turn.then(start, start);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #claim(claimant: AccountSlot, organizationId: string, userId: string): void {
    const existing = this.#slots.find((slot) => slot !== claimant && slot.holder?.organizationId === organizationId && slot.holder.userId === userId);
    claimant.duplicateOf = existing?.id ?? null;
    if (existing === undefined) return;
    this.#changed();
    throw new HallwayError('account_exists');
  }

  /** Whoever signs out of the only account sees where to sign in again; beside others, their account goes. */
  async #left(slot: AccountSlot): Promise<void> {
    if (!this.#slots.some((other) => other !== slot && other.holder !== null)) return this.#changed();
    await this.#drop(slot);
    removeLeftover(this.#options.profileFolder, slot.folder, this.#options.logger);
  }

  /** Takes an account off the list at once; its backend ends when it has told the server. */
  async #drop(slot: AccountSlot): Promise<void> {
    const index = this.#slots.indexOf(slot);
    this.#slots = this.#slots.filter((other) => other !== slot);
    if (this.#slots.length === 0) this.#slots.push(this.#createSlot({ id: newId(), folder: `${accountsFolder}/${newId()}`, colour: 0 }, null));
    if (this.#shownId === slot.id) this.#shownId = (this.#slots.find(({ id }) => id === this.#formerId) ?? this.#slots[index] ?? this.#slots.at(-1) ?? slot).id;
    this.#desks.delete(slot.id);
    this.#changed();
    await slot.retire();
  }

  #readHolder({ folder }: AccountEntry): AccountView['holder'] {
    const account = readAccount(accountFileOf(this.#options.profileFolder, folder));
    return account === null ? null : { ...holderOf(account), isSignedIn: account.protectedToken !== null };
  }

  #slotOf(accountId: string): AccountSlot {
    const slot = this.#slots.find(({ id }) => id === accountId);
    if (slot === undefined) throw new HallwayError('not_found');
    return slot;
  }

  #changed(): void {
    this.#keep();
    for (const listener of this.#listeners) listener();
    this.#tellUnreadTotal();
  }

  #tellUnreadTotal(): void {
    const total = this.#slots.reduce((sum, { unreadTotal }) => sum + unreadTotal, 0);
    if (total === this.#unreadTotal) return;
    this.#unreadTotal = total;
    this.#options.onUnreadTotal(total);
  }

  /** Only accounts of somebody are written down; a place where nobody signed in is forgotten with the next start. */
  #keep(): void {
    const accounts = this.#slots.flatMap(({ id, folder, colour, holder }): AccountEntry[] => (holder === null ? [] : [{ id, folder, colour, ...holderOf(holder) }]));
    const registry = { shownId: accounts.some(({ id }) => id === this.#shownId) ? this.#shownId : null, accounts };
    const text = JSON.stringify(registry);
    if (text === this.#kept) return;
    this.#kept = text;
    writeRegistry(this.#options.profileFolder, registry, this.#options.logger);
  }
}
