import type { ConnectionView } from '#shared/contract/views/connection-view';
import type { StoreReader } from '../store/store-database.ts';

/** How far back the chats on this computer reach (SY13); costs one step per chat, whatever their length. */
export function readHistoryProgress(reader: StoreReader): ConnectionView['history'] {
  const sql = `SELECT COUNT(*) AS chatsTotal, COALESCE(SUM(history_floor_seq <= 1), 0) AS chatsComplete,
      COALESCE(SUM(last_message_seq), 0) AS messagesTotal,
      COALESCE(SUM(MAX(0, last_message_seq - MAX(0, history_floor_seq - 1))), 0) AS messagesHeld
    FROM chat_sync JOIN chats ON chats.id = chat_sync.chat_id`;
  return reader.get<ConnectionView['history']>(sql) ?? { chatsTotal: 0, chatsComplete: 0, messagesTotal: 0, messagesHeld: 0 };
}
