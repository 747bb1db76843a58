import type { ChatSnapshot, RowSet } from '#shared/protocol/rows/row-set';
import type { MemberRow } from '#shared/protocol/rows/member-row';
import type { Self } from '../store/self.ts';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { applyCall, applyCallParticipant } from './apply-call.ts';
import { applyMark } from './apply-mark.ts';
import { applyPreference } from './apply-preference.ts';
import { applyChat, applyMember, applyMessage, applyOrganization, applyReaction, applyUser } from './apply-row.ts';
import { applyScheduled } from './apply-scheduled.ts';
import { eraseChat } from './erase-chat.ts';
import { refreshLastMessage, refreshUnread } from './derived-columns.ts';
import { refreshThreads } from './refresh-threads.ts';

/** What applying a row set did that the caller may have to act on. */
export interface AppliedRows {
  readonly touchedChatIds: ReadonlySet<string>;
  /** Text was erased: the write-ahead log should be emptied soon (SY8, SY9). */
  readonly hasErased: boolean;
  /** Rows that the store could not hold, such as a second message with a seq that is taken; they are left out. */
  readonly rejected: readonly string[];
}

/**
 * Writes rows that are newer than the stored ones (SY6), and brings what is derived from them up to date, all in the
 * caller's transaction. The same rows twice, or rows from the past, change nothing more. A row that contradicts what
 * is held is left out: it must not keep everything after it away for ever.
 */
export function applyRows(writer: StoreWriter, self: Self, rows: RowSet): AppliedRows {
  const page = new PageApplier(writer, self);
  if (rows.organization !== undefined) page.each([rows.organization], (row) => applyOrganization(writer, row));
  page.each(rows.users, (row) => applyUser(writer, self, row) && page.takePerson(row.id));
  page.each(rows.chats, (row) => applyChat(writer, self, row) && page.touch(row.id));
  page.each(rows.members, (row) => page.takeMember(row));
  page.each(rows.messages, (row) => {
    // Of a chat that was left meanwhile nothing is kept.
    if (!page.holds(row.chatId)) return;
    const applied = applyMessage(writer, self, row);
    if (applied !== 'nothing') page.touch(row.chatId);
    if (applied === 'erased') page.hasErased = true;
  });
  page.each(rows.reactions, (row) => applyReaction(writer, self, row) && page.touch(row.chatId));
  page.each(rows.marks, (row) => applyMark(writer, self, row) && page.touch(row.chatId));
  page.each(rows.scheduled, (row) => {
    if (applyScheduled(writer, self, row) && row.endedAt !== null) page.hasErased = true;
  });
  page.each(rows.preferences, (row) => applyPreference(writer, self, row) && page.touch(self.userId));
  page.each(rows.calls, (row) => applyCall(writer, self, row) && touchCall(writer, row.chatId));
  page.each(rows.callParticipants, (row) => applyCallParticipant(writer, self, row) && touchCall(writer, row.chatId));
  page.each(rows.snapshots, (row) => {
    applySnapshot(writer, row);
    page.touch(row.chatId);
  });
  for (const chatId of page.touchedChatIds) refreshChat(writer, self, chatId);
  return page;
}

/** Calls show in the chat's header and in the list; its messages are not touched. */
function touchCall(writer: StoreWriter, chatId: string): void {
  for (const topic of [topics.calls, topics.chatList, topics.chat(chatId)]) writer.touch(topic);
}

class PageApplier implements AppliedRows {
  readonly touchedChatIds = new Set<string>();
  readonly rejected: string[] = [];
  hasErased = false;
  readonly #writer: StoreWriter;
  readonly #self: Self;
  readonly #held = new Map<string, boolean>();

  constructor(writer: StoreWriter, self: Self) {
    this.#writer = writer;
    this.#self = self;
  }

  each<Row>(rows: readonly Row[] | undefined, apply: (row: Row) => unknown): void {
    for (const row of rows ?? []) {
      try {
        apply(row);
      } catch (error) {
        if (!isContradiction(error)) throw error;
        this.rejected.push(error.message);
      }
    }
  }

  touch(chatId: string): void {
    this.touchedChatIds.add(chatId);
  }

  /** Asked once for each chat, after its memberships were taken. */
  holds(chatId: string): boolean {
    const known = this.#held.get(chatId);
    if (known !== undefined) return known;
    const isHeld = this.#writer.get('SELECT 1 AS found FROM chats WHERE id = ?', chatId) !== undefined;
    this.#held.set(chatId, isHeld);
    return isHeld;
  }

  /** One's own changes that wait are done again on top of the server's row, as those of a chat are. */
  takePerson(userId: string): void {
    this.#writer.touch(topics.people);
    if (userId === this.#self.userId) this.touch(userId);
  }

  takeMember(row: MemberRow): void {
    if (row.userId === this.#self.userId && row.leftAt !== null) {
      if (!eraseChat(this.#writer, this.#self, { chatId: row.chatId, leftAt: row.leftAt, leftChangeSeq: row.changeSeq })) return;
      this.hasErased = true;
      this.touch(row.chatId);
    } else if (applyMember(this.#writer, this.#self, row)) this.touch(row.chatId);
  }
}

/** SQLite undoes just the statement that breaks a constraint; the transaction goes on. */
function isContradiction(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

/** A history that reaches further down than the one given is left as it is. */
function applySnapshot(writer: StoreWriter, snapshot: ChatSnapshot): void {
  writer.run(
    `INSERT INTO chat_sync (chat_id, history_floor_seq, unread_before)
     SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM chats WHERE id = ?)
     ON CONFLICT (chat_id) DO UPDATE SET history_floor_seq = excluded.history_floor_seq, unread_before = excluded.unread_before
     WHERE excluded.history_floor_seq < chat_sync.history_floor_seq`,
    snapshot.chatId, snapshot.historyFloorSeq, snapshot.unreadBefore, snapshot.chatId,
  );
}

/** Derives a chat's last message, unread count and threads anew, and tells who watches it. */
export function refreshChat(writer: StoreWriter, self: Self, chatId: string): void {
  refreshLastMessage(writer, chatId);
  refreshUnread(writer, self, chatId);
  refreshThreads(writer, self, chatId);
  for (const topic of [topics.chatList, topics.chat(chatId), topics.messages(chatId)]) writer.touch(topic);
}
