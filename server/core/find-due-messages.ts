import type { SqlReader } from '../store/sql-database.ts';

/** A scheduled message whose time has come, and whose it is. */
export interface DueMessage {
  readonly messageId: string;
  readonly userId: string;
}

const sentAtOnce = 200;

/** The scheduled messages whose time has come, those that have waited longest first; what failed once waits for its writer. */
export async function findDueMessages(reader: SqlReader, nowMs: number): Promise<DueMessage[]> {
  const rows = await reader.all<{ id: string; user_id: string }>(
    'SELECT id, user_id FROM scheduled_messages WHERE ended_at IS NULL AND send_at <= ? AND failed_code IS NULL ORDER BY send_at, id LIMIT ?', [nowMs, sentAtOnce],
  );
  return rows.map((row) => ({ messageId: row.id, userId: row.user_id }));
}
