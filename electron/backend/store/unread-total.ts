import { countUnreadMentions, MentionBook } from '../contract/queries/mentions.ts';
import { readPreferences } from './preferences.ts';
import type { Self } from './self.ts';
import type { StoreReader } from './store-database.ts';

interface UnreadRow {
  readonly chat_id: string;
  readonly unread_count: number;
  readonly is_mentions_only: number;
  readonly is_marked: number;
}

/** What counts for the badge: unread messages by the level of each chat, at least one where it was marked by hand, nothing of what is muted or never notifies. */
export function countUnreadTotal(store: StoreReader, self: Self, nowMs: number): number {
  const rows = store.all<UnreadRow>(
    `SELECT chat_id, unread_count, notification_preference = 'mentions' AS is_mentions_only, marked_unread_seq IS NOT NULL AS is_marked FROM chat_members
     WHERE user_id = ? AND left_at IS NULL AND COALESCE(muted_until, 0) <= ? AND notification_preference <> 'none' AND (unread_count > 0 OR marked_unread_seq IS NOT NULL)`,
    self.userId, nowMs,
  );
  const book = new MentionBook(store, self);
  const { keywords } = readPreferences(store, self).notifications;
  const unreadIn = (row: UnreadRow) => (row.is_mentions_only === 1 ? countUnreadMentions(store, book, { chatId: row.chat_id, self, keywords }) : row.unread_count);
  return rows.reduce((total, row) => total + Math.max(unreadIn(row), row.is_marked), 0);
}
