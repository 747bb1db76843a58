import { HallwayError } from '#shared/errors/hallway-error';
import type { SqlReader } from '../store/sql-database.ts';

/** Where a session begins in the organization's log. */
export interface SessionStart {
  readonly epoch: string;
  readonly head: number;
  /** The chats that the person is in at that head. */
  readonly chatIds: readonly string[];
}

interface StartRow {
  readonly epoch: string;
  readonly head_change_seq: number;
  readonly chat_id: string | null;
}

/**
 * Reads where a device's session begins, in one statement: the chats are those of exactly this head (SY7).
 * @throws HallwayError `session_ended` when the device was signed out or its person is not active
 */
export async function readSessionStart(reader: SqlReader, device: { userId: string; deviceId: string }): Promise<SessionStart> {
  const rows = await reader.all<StartRow>(
    `SELECT organization_logs.epoch, organization_logs.head_change_seq, chat_members.chat_id
     FROM devices
     JOIN users ON users.id = devices.user_id
     JOIN organization_logs ON organization_logs.organization_id = users.organization_id
     LEFT JOIN chat_members ON chat_members.user_id = users.id AND chat_members.left_at IS NULL
     WHERE devices.id = ? AND devices.user_id = ? AND devices.revoked_at IS NULL AND users.status = 'active'`,
    [device.deviceId, device.userId],
  );
  const [first] = rows;
  if (first === undefined) throw new HallwayError('session_ended');
  return { epoch: first.epoch, head: first.head_change_seq, chatIds: rows.flatMap((row) => row.chat_id ?? []) };
}
