import type { CommandContext } from './command-context.ts';

/** Which of these people are active colleagues of the actor; asked in one query. */
export async function findColleagues(context: CommandContext, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const places = userIds.map(() => '?').join(', ');
  const rows = await context.writer.all<{ id: string }>(
    `SELECT id FROM users WHERE organization_id = ? AND status = 'active' AND id IN (${places})`,
    [context.actor.organizationId, ...userIds],
  );
  return new Set(rows.map((row) => row.id));
}
