import { act, ownChats, pickOne, type OperationContext } from './acting.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { World } from './world.ts';

/** People of this run, other than the device's own. */
function others(world: World, device: SimulatedDevice): string[] {
  return [...new Set(world.devices.map(({ person }) => person.userId))].filter((userId) => userId !== device.person.userId);
}

function memberIds(device: SimulatedDevice, chatId: string): string[] {
  return device.store?.all<{ user_id: string }>('SELECT user_id FROM chat_members WHERE chat_id = ? AND left_at IS NULL ORDER BY user_id', chatId).map((row) => row.user_id) ?? [];
}

/** Creates, adds, removes, leaves, renames, or changes a role. */
export async function changeMembership(context: OperationContext): Promise<void> {
  const { world, device, operation, step } = context;
  const { more, item, chat } = operation;
  const people = others(world, device);
  const other = pickOne(people, item);
  if (more < 0.12) return void (await act(world, device, ['createGroup', { name: `Pier ${step}`, topic: null, memberIds: people.filter((_, index) => (item * 7 + index) % 1 < 0.6) }]));
  if (other === undefined) return;
  if (more < 0.24) return void (await act(world, device, ['createDirectChat', { userId: other }]));
  const group = pickOne(ownChats(device).filter(({ kind }) => kind === 'group'), chat);
  if (group === undefined) return;
  await changeGroup(context, { chatId: group.id, other });
}

async function changeGroup({ world, device, operation, step }: OperationContext, { chatId, other }: { chatId: string; other: string }): Promise<void> {
  const { more, item } = operation;
  const isIn = memberIds(device, chatId).includes(other);
  if (more < 0.34) return void (await act(world, device, ['leaveChat', { chatId }]));
  if (more < 0.76) return void (isIn ? await act(world, device, ['removeMember', { chatId, userId: other }]) : await act(world, device, ['addMembers', { chatId, userIds: [other] }]));
  if (more < 0.88) return void (await act(world, device, ['updateGroup', { chatId, name: `Quay ${step}`, ...(item < 0.3 ? { topic: `About ${step}` } : {}) }]));
  await act(world, device, ['setMemberRole', { chatId, userId: other, role: pickOne(['member', 'admin', 'owner'] as const, item) ?? 'member' }]);
}
