import { idLists } from '../store/id-lists.ts';
import type { CommandContext } from './command-context.ts';

/** Which of these people are active colleagues of the actor. */
export async function findColleagues(context: CommandContext, userIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { places, ids } of idLists(userIds)) {
    const rows = await context.writer.all<{ id: string }>(
      `SELECT id FROM users WHERE organization_id = ? AND status = 'active' AND id IN (${places})`,
      [context.actor.organizationId, ...ids],
    );
    for (const { id } of rows) found.add(id);
  }
  return found;
}
