import type { AccountsView } from '#shared/contract/host/account-view';
import type { HostRequest, HostResponse, WindowCarrier } from '#shared/contract/host/host-envelope';
import { deserializeError, HallwayError } from '#shared/errors/hallway-error';
import type { MessageAddress } from '#shared/domain/message-link';
import type { Clock } from '#shared/runtime/clock';
import { commonStrings } from '../strings/common.ts';
import { createLinkQueue } from './link-queue.ts';

/** What a window asks its host: about the accounts of this computer. */
export interface HostLink {
  /** Null until the host has answered; what was last heard while it is away. */
  readonly accounts: () => AccountsView | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Gives a place to sign in at. Rejects with a `HallwayError`. */
  add(): Promise<string>;
  remove(accountId: string): Promise<void>;
  reorder(accountIds: readonly string[]): void;
  show(accountId: string): void;
  /** Links that the system was asked to open, also those that came before; null: one that leads to no message. One listener at a time. */
  followLinks(listener: (address: MessageAddress | null) => void): () => void;
  /** Asks for a port to an account, where connections come through ports. */
  connect(accountId: string): void;
}

interface HostLinkOptions {
  readonly open: () => Promise<WindowCarrier>;
  readonly clock: Clock;
}

type Question = HostRequest extends infer Request ? (Request extends HostRequest ? Omit<Request, 'id'> : never) : never;

const pauseMs = 1_000;

/** Links the window to its host for as long as the page lives; a host that went away is sought until it is there. */
export function createHostLink({ open, clock }: HostLinkOptions): HostLink {
  const listeners = new Set<() => void>();
  const waiting = new Map<number, { resolve: (accountId: string | null) => void; reject: (error: HallwayError) => void }>();
  let accounts: AccountsView | null = null;
  const links = createLinkQueue();
  let carrier: WindowCarrier | null = null;
  let lastId = 0;

  function take(response: HostResponse): void {
    if (response.type === 'accounts') {
      accounts = response.accounts;
      for (const listener of listeners) listener();
      return;
    }
    if (response.type === 'link') return links.put(response.address);
    const asked = waiting.get(response.id);
    waiting.delete(response.id);
    if (response.type === 'result') asked?.resolve(response.accountId);
    else asked?.reject(deserializeError(response.error));
  }

  function lose(): void {
    carrier = null;
    for (const { reject } of waiting.values()) reject(awayError());
    waiting.clear();
    clock.after(pauseMs, () => void connect());
  }

  async function connect(): Promise<void> {
    try {
      const opened = await open();
      carrier = opened;
      opened.onClose(lose);
      opened.onReceive(take);
    } catch {
      clock.after(pauseMs, () => void connect());
    }
  }

  function ask(question: Question): Promise<string | null> {
    return new Promise((resolve, reject) => {
      if (carrier === null) return reject(awayError());
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      carrier.send({ ...question, id });
    });
  }

  /** What is only a wish: the list that comes back says whether it was granted. */
  function wish(question: Question): void {
    ask(question).catch(() => undefined);
  }

  void connect();

  return {
    accounts: () => accounts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add() {
      const accountId = await ask({ type: 'add' });
      if (accountId === null) throw new HallwayError('internal');
      return accountId;
    },
    async remove(accountId) {
      await ask({ type: 'remove', accountId });
    },
    reorder: (accountIds) => wish({ type: 'reorder', accountIds: [...accountIds] }),
    show: (accountId) => wish({ type: 'show', accountId }),
    followLinks: links.follow,
    connect: (accountId) => wish({ type: 'connect', accountId }),
  };
}

function awayError(): HallwayError {
  return new HallwayError('internal', { message: commonStrings.backendAway });
}
