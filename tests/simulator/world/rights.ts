import type { SqlWriter } from '#server/store/sql-database';
import { pickOne } from './acting.ts';
import type { PlannedOperation } from './plan.ts';
import type { World } from './world.ts';

/** What an administrator does on the server beside it: takes a person's role, gives another, or turns chat off. */
export async function changeRights(world: World, { device, item, more }: PlannedOperation): Promise<void> {
  const person = pickOne(world.people, device);
  if (person === undefined || world.server.database === null) return;
  const { userId } = person;
  const isFeature = more < 0.15;
  world.recorder.add({ type: 'fault', kind: 'rights', detail: isFeature ? `feature ${item < 0.5 ? 'off' : 'on'}` : `${userId} ${item < 0.3 ? 'no role' : roleOf(item)}` });
  await write(world, async (writer) => {
    if (isFeature) return void (await writer.run('UPDATE organization_features SET is_enabled = ?', [item < 0.5 ? 0 : 1]));
    await writer.run('DELETE FROM user_roles WHERE user_id = ?', [userId]);
    if (item >= 0.3) await giveRole(writer, userId, roleOf(item));
  });
}

const roleOf = (roll: number): string => (roll < 0.5 ? 'guest' : 'administrator');

/** Everybody has the rights again that they began with. */
export async function giveRightsBack(world: World): Promise<void> {
  await write(world, async (writer) => {
    await writer.run('UPDATE organization_features SET is_enabled = 1');
    for (const { userId } of world.people) {
      await writer.run('DELETE FROM user_roles WHERE user_id = ?', [userId]);
      await giveRole(writer, userId, 'member');
    }
  });
}

async function write(world: World, work: (writer: SqlWriter) => Promise<void>): Promise<void> {
  // A planned failure is meant for the server's own work.
  world.server.database?.mend();
  await world.server.database?.transaction(work);
}

async function giveRole(writer: SqlWriter, userId: string, slug: string): Promise<void> {
  await writer.run('INSERT INTO user_roles (user_id, role_id, created_at) SELECT ?, id, 0 FROM roles WHERE slug = ? AND organization_id IS NULL', [userId, slug]);
}
