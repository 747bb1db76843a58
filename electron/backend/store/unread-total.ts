import type { Self } from './self.ts';
import type { StoreReader } from './store-database.ts';

/** Unread messages of the chats that are not muted. */
export function countUnreadTotal(store: StoreReader, self: Self, nowMs: number): number {
  const sql = 'SELECT COALESCE(SUM(unread_count), 0) AS total FROM chat_members WHERE user_id = ? AND left_at IS NULL AND COALESCE(muted_until, 0) <= ?';
  return store.get<{ total: number }>(sql, self.userId, nowMs)?.total ?? 0;
}
