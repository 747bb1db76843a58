import type { AccountView } from '#shared/contract/host/account-view';
import type { MessageAddress } from '#shared/domain/message-link';
import type { CallController } from '../calls/engine/call-controller.ts';
import type { BackendLink } from '../carrier/backend-link.ts';
import type { HostLink } from '../carrier/host-link.ts';
import { CombinedCalls } from './combined-calls.ts';
import type { OrganizationFeed } from './organization-feed.ts';
import { createCell, type Cell } from '../models/cell.ts';
import { createVisitBox, type Visit, type VisitBox } from './visit-box.ts';

/** What a window holds open of one account, for as long as that is on this computer. */
export interface OrganizationParts {
  readonly link: BackendLink;
  readonly calls: CallController;
  readonly feed: OrganizationFeed;
}

/** An account of this computer, as the window has it. */
export interface Organization {
  readonly id: string;
  readonly account: AccountView;
  /** Null until it is its turn: the one that is shown comes first. */
  readonly parts: OrganizationParts | null;
  readonly visits: VisitBox;
  /** The chat that its workspace shows; null: none, or something else. */
  readonly openChatId: Cell<string | null>;
  /** The thread that stands beside it, named by its first message; null: none. */
  readonly openThreadId: Cell<string | null>;
}

type Boxes = Pick<Organization, 'visits' | 'openChatId' | 'openThreadId'>;

export interface OrganizationsState {
  /** In the person's order. */
  readonly organizations: readonly Organization[];
  /** Null until the host has answered. */
  readonly shown: Organization | null;
  /** What is unread in all of them is shown instead. */
  readonly isInboxShown: boolean;
}

interface OrganizationsOptions {
  readonly host: HostLink;
  readonly open: (accountId: string) => OrganizationParts;
}

/** All organizations of this window, the one that is shown, and the ways between them. */
export class Organizations {
  readonly #options: OrganizationsOptions;
  readonly #parts = new Map<string, OrganizationParts>();
  readonly #boxes = new Map<string, Boxes>();
  readonly #listeners = new Set<() => void>();
  readonly #returnListeners = new Set<() => void>();
  /** Places that were left since somebody is signed in there already: each is said once. */
  readonly #leftPlaces = new Set<string>();
  readonly calls = new CombinedCalls();
  #shownId: string | null = null;
  #areAllOpen = false;
  #isInboxShown = false;
  #state: OrganizationsState = { organizations: [], shown: null, isInboxShown: false };

  constructor(options: OrganizationsOptions) {
    this.#options = options;
    options.host.subscribe(() => this.#follow());
    this.#follow();
  }

  readonly state = (): OrganizationsState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back when somebody who tried to sign in where they are already is brought there. The place itself is closed before its answer comes. */
  readonly onReturn = (listener: () => void): (() => void) => {
    this.#returnListeners.add(listener);
    return () => this.#returnListeners.delete(listener);
  };

  /** The organization that is shown stands: the others may be opened as well. */
  openAll(): void {
    if (this.#areAllOpen) return;
    this.#areAllOpen = true;
    this.#follow();
  }

  show(accountId: string): void {
    if (!this.#state.organizations.some(({ id }) => id === accountId)) return;
    this.#isInboxShown = false;
    if (this.#shownId !== accountId) this.#options.host.show(accountId);
    this.#shownId = accountId;
    this.#follow();
  }

  /** With a single organization its own chat list says it. */
  readonly showInbox = (): void => {
    this.#isInboxShown = this.#state.organizations.length > 1;
    this.#follow();
  };

  /** Shows a chat or message in its organization. */
  visit(accountId: string, visit: Visit): void {
    this.#boxesOf(accountId).visits.ask(visit);
    this.show(accountId);
  }

  /** Calls back with each link that the system was asked to open; null: one that leads to no message. */
  followLinks(listener: (address: MessageAddress | null) => void): () => void {
    return this.#options.host.followLinks(listener);
  }

  /** Shows a place to sign in at. Rejects with a `HallwayError`. */
  async add(): Promise<void> {
    const accountId = await this.#options.host.add();
    this.#shownId = accountId;
    this.#isInboxShown = false;
    this.#options.host.show(accountId);
    this.#follow();
  }

  /** Takes an account that nobody is signed in at off this computer. Rejects with a `HallwayError`. */
  remove(accountId: string): Promise<void> {
    return this.#options.host.remove(accountId);
  }

  /** Moves an organization to another place in the order, counted from 0. */
  move(accountId: string, toIndex: number): void {
    const ids = this.#state.organizations.map(({ id }) => id);
    const rest = ids.filter((id) => id !== accountId);
    if (rest.length === ids.length) return;
    this.#options.host.reorder(rest.toSpliced(Math.max(0, Math.min(rest.length, toIndex)), 0, accountId));
  }

  /** Takes the host's list: opens what is new, closes what is gone, and shows another one where the shown one went. */
  #follow(): void {
    const view = this.#options.host.accounts();
    if (view === null) return;
    const { accounts } = view;
    if (accounts.length < 2) this.#isInboxShown = false;
    this.#closeGone(new Set(accounts.map(({ id }) => id)));
    this.#shownId = this.#nextShown(accounts) ?? view.shownId;
    for (const { id } of accounts) if ((this.#areAllOpen || id === this.#shownId) && !this.#parts.has(id)) this.#parts.set(id, this.#options.open(id));
    const organizations = accounts.map((account): Organization => ({ id: account.id, account, parts: this.#parts.get(account.id) ?? null, ...this.#boxesOf(account.id) }));
    this.#state = { organizations, shown: organizations.find(({ id }) => id === this.#shownId) ?? null, isInboxShown: this.#isInboxShown };
    this.calls.follow(this.#parts, this.#shownId);
    for (const listener of this.#listeners) listener();
  }

  /** Who tried to sign in where they are already comes to where they are; null: the host's choice. */
  #nextShown(accounts: readonly AccountView[]): string | null {
    const shown = accounts.find(({ id }) => id === this.#shownId);
    if (shown === undefined) return null;
    if (shown.duplicateOf === null || !accounts.some(({ id }) => id === shown.duplicateOf)) return shown.id;
    if (shown.holder === null) this.#options.host.remove(shown.id).catch(() => undefined);
    this.#options.host.show(shown.duplicateOf);
    if (!this.#leftPlaces.has(shown.id)) for (const listener of this.#returnListeners) listener();
    this.#leftPlaces.add(shown.id);
    return shown.duplicateOf;
  }

  #closeGone(present: ReadonlySet<string>): void {
    for (const [id, { link, feed }] of this.#parts) {
      if (present.has(id)) continue;
      feed.close();
      link.close();
      this.#parts.delete(id);
      this.#boxes.delete(id);
    }
  }

  #boxesOf(accountId: string): Boxes {
    const boxes = this.#boxes.get(accountId) ?? { visits: createVisitBox(), openChatId: createCell<string | null>(null), openThreadId: createCell<string | null>(null) };
    this.#boxes.set(accountId, boxes);
    return boxes;
  }
}
