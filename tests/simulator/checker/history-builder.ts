import type { DeviceState, HistoryEvent, LoggedRow, Operation, ServerState } from '../history.ts';

type MessageRow = Extract<LoggedRow, { kind: 'message' }>;
type MemberRow = Extract<LoggedRow, { kind: 'member' }>;

interface Shown {
  readonly unread?: number;
  readonly readSeq?: number;
}

/**
 * Writes histories by hand, in the words of what happens. A device is named after its person: `ann.1` is one of ann's.
 * What is not said follows from what was: seqs and change numbers rise, everybody ends with what they may see.
 */
export class HistoryBuilder {
  readonly events: HistoryEvent[] = [];
  readonly rows = new Map<string, LoggedRow>();
  readonly #seqs = new Map<string, number>();
  #changeSeq = 0;
  #epoch = 'first';

  get at(): number {
    return this.events.length;
  }

  /** Something written out, for what has no word here. */
  event(event: HistoryEvent): this {
    this.events.push(event);
    return this;
  }

  members(chatId: string, ...users: readonly string[]): this {
    for (const user of users) this.membership(chatId, user, { leftAt: null });
    return this;
  }

  membership(chatId: string, userId: string, changed: Partial<MemberRow>): this {
    return this.#commit({ kind: 'member', chatId, userId, role: 'member', leftAt: null, lastReadSeq: 0, changeSeq: this.#changeSeq + 1, ...changed });
  }

  invoke(device: string, op: Operation, phase: 'begin' | 'ok' | 'fail'): this {
    return this.event({ type: 'invoke', ...this.#on(device), op, phase });
  }

  begin(device: string, messageId: string, { chatId = 'c', readUpTo = 0 } = {}): this {
    return this.invoke(device, { kind: 'send', cid: '', chatId, messageId, hash: `words of ${messageId}`, readUpTo }, 'begin');
  }

  promise(device: string, messageId: string, { chatId = 'c', readUpTo = 0 } = {}): this {
    return this.invoke(device, { kind: 'send', cid: `send ${messageId}`, chatId, messageId, hash: `words of ${messageId}`, readUpTo }, 'ok');
  }

  send(device: string, messageId: string, options: { chatId?: string; readUpTo?: number } = {}): this {
    return this.begin(device, messageId, options).promise(device, messageId, options);
  }

  edit(device: string, messageId: string, hash: string): this {
    const op = { kind: 'edit', cid: `edit ${hash}`, chatId: 'c', messageId, hash } as const;
    return this.invoke(device, op, 'begin').invoke(device, op, 'ok');
  }

  erase(device: string, messageId: string): this {
    const op = { kind: 'delete', cid: `delete ${messageId}`, chatId: 'c', messageId } as const;
    return this.invoke(device, op, 'begin').invoke(device, op, 'ok');
  }

  answer(device: string, cid: string, status: 'done' | 'refused' | 'later' = 'done'): this {
    return this.event({ type: 'answer', ...this.#on(device), cid, status });
  }

  /** The server takes a message into its log. */
  log(messageId: string, changed: Partial<MessageRow> & { sender?: string } = {}): this {
    const { sender = 'ann', ...rest } = changed;
    const known = this.rows.get(`message ${messageId}`);
    const chatId = rest.chatId ?? 'c';
    const seq = known?.kind === 'message' ? known.seq : (this.#seqs.get(chatId) ?? 0) + 1;
    this.#seqs.set(chatId, Math.max(rest.seq ?? seq, this.#seqs.get(chatId) ?? 0));
    const fresh: MessageRow = { kind: 'message', id: messageId, chatId, senderId: sender, seq, changeSeq: 0, hash: `words of ${messageId}` };
    const before = known?.kind === 'message' ? known : fresh;
    return this.#commit({ ...before, changeSeq: this.#changeSeq + 1, ...rest });
  }

  react(messageId: string, userId: string): this {
    return this.#commit({ kind: 'reaction', messageId, chatId: 'c', userId, emoji: '👍', isPresent: true, changeSeq: this.#changeSeq + 1 });
  }

  call(id: string, status: string): this {
    return this.#commit({ kind: 'call', id, chatId: 'c', status, changeSeq: this.#changeSeq + 1 });
  }

  /** The row as it is now reaches a device, which applies it unless told otherwise. */
  give(device: string, key: string, { apply = true, ...changed }: { apply?: boolean; changeSeq?: number; hash?: string | null } = {}): this {
    const known = this.rows.get(key) ?? this.rows.get(`message ${key}`);
    if (known === undefined) throw new Error(`There is no row ${key}`);
    const row = { ...known, ...changed } as LoggedRow;
    this.event({ type: 'deliver', ...this.#on(device), via: 'push', row });
    return apply ? this.apply(device, [row]) : this;
  }

  apply(device: string, rows: readonly LoggedRow[], cursor = this.#changeSeq): this {
    return this.event({ type: 'apply', ...this.#on(device), epoch: this.#epoch, cursor, rows });
  }

  /** What a device shows of chat c: ids as the log has them, or as written. */
  show(device: string, messages: readonly (string | { id: string; seq: number | null; hash: string | null })[], { unread = 0, readSeq = 0 }: Shown = {}): this {
    const shown = messages.map((message) => {
      if (typeof message !== 'string') return message;
      const row = this.rows.get(`message ${message}`);
      return row?.kind === 'message' ? { id: message, seq: row.seq, hash: row.hash } : { id: message, seq: null, hash: `words of ${message}` };
    });
    return this.event({ type: 'shown', ...this.#on(device), chatId: 'c', messages: shown, unread, readSeq });
  }

  find(device: string, ...messageIds: readonly string[]): this {
    return this.event({ type: 'found', ...this.#on(device), text: 'words', messageIds });
  }

  notify(device: string, messageId: string): this {
    return this.event({ type: 'notify', ...this.#on(device), messageId });
  }

  connection(device: string, state: 'offline' | 'catchingUp' | 'connected'): this {
    return this.event({ type: 'connection', ...this.#on(device), state });
  }

  fault(kind: string, device?: string): this {
    return this.event({ type: 'fault', atMs: this.at, kind, ...(device === undefined ? {} : { device }) });
  }

  /** A backup takes the log's place, as another epoch unless told otherwise. */
  restore(head: number, epoch = 'second'): this {
    this.event({ type: 'fault', atMs: this.at, kind: 'restore', head });
    this.#changeSeq = head;
    this.#epoch = epoch;
    for (const [key, row] of this.rows) if (row.changeSeq > head) this.rows.delete(key);
    this.#seqs.clear();
    for (const row of this.rows.values()) if (row.kind === 'message') this.#seqs.set(row.chatId, Math.max(row.seq, this.#seqs.get(row.chatId) ?? 0));
    return this;
  }

  /** The run comes to rest, with everybody holding what they may see. */
  rest(devices: Readonly<Record<string, Partial<DeviceState>>>, server: Partial<ServerState> = {}): readonly HistoryEvent[] {
    const rows = [...this.rows.values()];
    const users = new Set(Object.keys(devices).map(userOf));
    const state: ServerState = {
      epoch: this.#epoch, head: this.#changeSeq, isIntact: true, rows, remains: [],
      digests: Object.fromEntries([...users].map((user) => [user, `all of ${user}`])), ...server,
    };
    return this.event({ type: 'final', atMs: this.at, server: state, devices: Object.entries(devices).map(([device, changed]) => ({ ...this.#restOf(device), ...changed })) }).events;
  }

  #restOf(device: string): DeviceState {
    const user = userOf(device);
    const chats = new Set([...this.rows.values()].flatMap((row) => (row.kind === 'member' && row.userId === user && row.leftAt === null ? [row.chatId] : [])));
    const rows = [...this.rows.values()].filter((row) => row.kind !== 'chat' && chats.has(row.chatId));
    return {
      device, user, epoch: this.#epoch, cursor: this.#changeSeq, isIntact: true, waitingCount: 0, failedMessageIds: [], rows, unread: {}, readSeqs: {},
      digest: `all of ${user}`, digestReopened: `all of ${user}`, remains: [],
    };
  }

  #commit(row: LoggedRow): this {
    this.#changeSeq = Math.max(this.#changeSeq, row.changeSeq);
    this.rows.set(keyOf(row), row);
    return this.event({ type: 'commit', atMs: this.at, epoch: this.#epoch, changeSeq: row.changeSeq, row });
  }

  #on(device: string): { atMs: number; device: string; user: string } {
    return { atMs: this.at, device, user: userOf(device) };
  }
}

function userOf(device: string): string {
  return device.split('.')[0] ?? device;
}

function keyOf(row: LoggedRow): string {
  switch (row.kind) {
    case 'member': return `member ${row.chatId} ${row.userId}`;
    case 'reaction': return `reaction ${row.messageId} ${row.userId}`;
    default: return `${row.kind} ${row.id}`;
  }
}

/** Ann and Bob in chat c, with one message of Ann's that all have: a beginning for most stories. */
export function oneMessage(): HistoryBuilder {
  return new HistoryBuilder().members('c', 'ann', 'bob').send('ann.1', 'm1').log('m1').answer('ann.1', 'send m1').give('ann.1', 'm1').give('bob.1', 'm1');
}
