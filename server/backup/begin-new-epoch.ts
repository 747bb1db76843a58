import { v4 as newRandomId } from 'uuid';
import type { SqlWriter } from '../store/sql-database.ts';

/** SY10: a history that was put back is another one than the clients know; they take it anew and offer what it lacks. */
export async function beginNewEpoch(writer: SqlWriter): Promise<number> {
  const logs = await writer.all<{ organization_id: string }>('SELECT organization_id FROM organization_logs');
  for (const { organization_id: organizationId } of logs) {
    await writer.run('UPDATE organization_logs SET epoch = ? WHERE organization_id = ?', [newRandomId(), organizationId]);
  }
  return logs.length;
}

/** Ends the sessions of every device; gives how many there were. */
export function signOutEverybody(writer: SqlWriter, nowMs: number): Promise<number> {
  return writer.run('UPDATE devices SET revoked_at = ? WHERE revoked_at IS NULL', [nowMs]);
}
