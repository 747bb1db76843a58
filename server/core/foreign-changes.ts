import type { SqlReader } from '../store/sql-database.ts';

/** Somebody came into a chat or went. */
export interface MembershipChange {
  readonly chatId: string;
  readonly userId: string;
  readonly isIn: boolean;
}

/** What another process (an import, a program of the console) changed in an organization's log. */
export interface ForeignChanges {
  readonly organizationId: string;
  readonly head: number;
  readonly memberships: readonly MembershipChange[];
}

/** Who came or went above a change number, in one query; the sockets' thread follows, so that nobody is told too much (SY9). */
export async function readMembershipChanges(reader: SqlReader, organizationId: string, since: number): Promise<MembershipChange[]> {
  const rows = await reader.all<{ chat_id: string; user_id: string; left_at: number | null }>(
    'SELECT chat_id, user_id, left_at FROM chat_members WHERE organization_id = ? AND public_change_seq > ?',
    [organizationId, since],
  );
  return rows.map((row) => ({ chatId: row.chat_id, userId: row.user_id, isIn: row.left_at === null }));
}
