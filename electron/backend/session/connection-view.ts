import type { ConnectionView } from '#shared/contract/views/connection-view';
import type { StoreReader } from '../store/store-database.ts';
import { readHistoryProgress } from '../sync/history-progress.ts';

/** The connection, what waits for it or was refused, and how far the history reaches. */
export function readConnectionView(store: StoreReader, connection: ConnectionView['connection']): ConnectionView {
  const count = (status: string) => store.get<{ count: number }>('SELECT COUNT(*) AS count FROM outbox WHERE status = ?', status)?.count ?? 0;
  return { connection, waitingCount: count('waiting'), failedCount: count('failed'), history: readHistoryProgress(store) };
}
