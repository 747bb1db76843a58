import type { Self } from '../store/self.ts';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

const settingName = 'callsSeenAt';

/** How many calls this person missed since they last looked at the list of calls on this computer. */
export function countMissedCalls(store: StoreReader, self: Self): number {
  const seen = store.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', settingName);
  const row = store.get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM call_participants JOIN call_sessions ON call_sessions.id = call_participants.call_session_id
     WHERE call_participants.user_id = ? AND call_participants.status IN ('missed', 'busy') AND call_sessions.status = 'ended'
       AND call_sessions.initiated_by_id <> ? AND call_sessions.created_at > ?`,
    self.userId, self.userId, Number(seen?.value ?? 0),
  );
  return row?.count ?? 0;
}

/** The person looks at the list of calls: everything that has ended by now is seen. */
export function markCallsSeen(writer: StoreWriter): void {
  writer.run(
    `INSERT INTO settings (name, value) SELECT ?, COALESCE(MAX(created_at), 0) FROM call_sessions WHERE status = 'ended'
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    settingName,
  );
  writer.touch(topics.calls);
}
