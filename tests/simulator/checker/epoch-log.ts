import type { LoggedRow } from '../history.ts';

type MessageRow = Extract<LoggedRow, { kind: 'message' }>;
type MemberRow = Extract<LoggedRow, { kind: 'member' }>;

/** The log as it stands before the first event: what was found in the final state and never seen being committed. */
export const beforeEverything = -1;

export interface MessageVersion {
  readonly changeSeq: number;
  readonly hash: string | null;
  /** The event that committed it. */
  readonly at: number;
}

export interface LoggedMessage {
  readonly id: string;
  readonly chatId: string;
  readonly senderId: string;
  readonly seq: number;
  readonly isSystem: boolean;
  /** Oldest first. */
  readonly versions: MessageVersion[];
}

/** A time in a chat, in change numbers; `end` is the number of the leaving. */
export interface Stay {
  readonly start: number;
  readonly startedAt: number;
  end: number | null;
  /** The event of the leaving; infinite where it was never seen being committed. */
  endedAt: number | null;
}

/** What the server's log held of one epoch, all versions: filled as commits are met. */
export class EpochLog {
  readonly epoch: string;
  readonly messages = new Map<string, LoggedMessage>();
  /** `chat seq` to the message that was first given the place. */
  readonly places = new Map<string, string>();
  /** `chat user` to the times that the person was in. */
  readonly stays = new Map<string, Stay[]>();
  readonly highestSeq = new Map<string, number>();
  readonly #members: { readonly row: MemberRow; readonly at: number }[] = [];

  constructor(epoch: string) {
    this.epoch = epoch;
  }

  take(row: LoggedRow, at: number): void {
    if (row.kind === 'message') this.#takeMessage(row, at);
    else if (row.kind === 'member') this.#takeMember(row, at);
  }

  /** The log that is left when everything above `head` is cut off, as the beginning of another epoch. */
  cutAt(head: number, epoch: string): EpochLog {
    const rest = new EpochLog(epoch);
    for (const message of this.messages.values()) {
      for (const { changeSeq, hash, at } of message.versions) if (changeSeq <= head) rest.#takeMessage({ ...message, kind: 'message', changeSeq, hash }, at);
    }
    for (const { row, at } of this.#members) if (row.changeSeq <= head) rest.#takeMember(row, at);
    return rest;
  }

  place(chatId: string, seq: number): string | undefined {
    return this.places.get(`${chatId} ${seq}`);
  }

  staysOf(chatId: string, userId: string): readonly Stay[] {
    return this.stays.get(`${chatId} ${userId}`) ?? [];
  }

  #takeMessage(row: MessageRow, at: number): void {
    const version = { changeSeq: row.changeSeq, hash: row.hash, at };
    const known = this.messages.get(row.id);
    if (known === undefined) {
      const { id, chatId, senderId, seq } = row;
      this.messages.set(id, { id, chatId, senderId, seq, isSystem: row.isSystem ?? false, versions: [version] });
    } else if (row.changeSeq > (known.versions.at(-1)?.changeSeq ?? 0)) known.versions.push(version);
    const place = `${row.chatId} ${row.seq}`;
    if (!this.places.has(place)) this.places.set(place, row.id);
    this.highestSeq.set(row.chatId, Math.max(row.seq, this.highestSeq.get(row.chatId) ?? 0));
  }

  #takeMember(row: MemberRow, at: number): void {
    this.#members.push({ row, at });
    const key = `${row.chatId} ${row.userId}`;
    const stays = this.stays.get(key) ?? [];
    this.stays.set(key, stays);
    const last = stays.at(-1);
    const isOpen = last !== undefined && last.end === null;
    if (row.leftAt === null && !isOpen) stays.push({ start: row.changeSeq, startedAt: at, end: null, endedAt: null });
    else if (row.leftAt !== null && isOpen) {
      last.end = row.changeSeq;
      last.endedAt = at;
    } else if (row.leftAt !== null && last === undefined) stays.push({ start: 0, startedAt: beforeEverything, end: row.changeSeq, endedAt: at === beforeEverything ? Number.POSITIVE_INFINITY : at });
  }
}
