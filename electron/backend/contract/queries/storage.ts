import type { StorageView } from '#shared/contract/views/storage-view';
import type { ViewContext } from '../view-context.ts';

/** How large the store is. Counted from what SQLite knows of itself and from the chats' places in history, not by reading it through. */
export function storageView({ store }: ViewContext): StorageView {
  const pragma = (name: string) => Object.values(store.get<Record<string, number>>(`SELECT * FROM pragma_${name}`) ?? {})[0] ?? 0;
  const counts = store.get<{ messages: number; chats: number }>(
    `SELECT COALESCE(SUM(MAX(0, chats.last_message_seq - MAX(0, history_floor_seq - 1))), 0) AS messages, COUNT(*) AS chats FROM chat_sync JOIN chats ON chats.id = chat_sync.chat_id`,
  );
  return { storeBytes: pragma('page_count') * pragma('page_size'), messageCount: counts?.messages ?? 0, chatCount: counts?.chats ?? 0 };
}
