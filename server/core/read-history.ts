import type { MessageRow } from '#shared/protocol/rows/message-row';
import type { ReactionRow } from '#shared/protocol/rows/reaction-row';
import type { SqlReader } from '../store/sql-database.ts';
import { readReactions } from './chat-snapshot.ts';
import { PageBudget } from './page-budget.ts';
import { messageColumns, toMessageRow, toReactionRow, type StoredMessage } from './stored-rows.ts';

/** Messages of a chat, newest first; everything from `floorSeq` up to what was asked is there. */
export interface HistoryPage {
  readonly floorSeq: number;
  readonly messages: readonly MessageRow[];
  readonly reactions: readonly ReactionRow[];
}

export interface HistoryRange {
  readonly chatId: string;
  readonly beforeSeq: number;
  readonly limit: number;
}

/** Reads the messages below a seq: at most `limit`, and not more text than a page holds. */
export async function readHistory(reader: SqlReader, { chatId, beforeSeq, limit }: HistoryRange): Promise<HistoryPage> {
  const found = await reader.all<StoredMessage>(
    `SELECT ${messageColumns} FROM messages WHERE chat_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    [chatId, beforeSeq, limit],
  );
  const budget = new PageBudget();
  const messages = found.filter((message) => budget.takeMessage(message));
  const isBeginning = messages.length === found.length && found.length < limit;
  const reactions = await readReactions(reader, messages);
  return { floorSeq: isBeginning ? 1 : (messages.at(-1)?.seq ?? 1), messages: messages.map(toMessageRow), reactions: reactions.map(toReactionRow) };
}
