import type { EntityManager } from 'typeorm';
import { Permission } from '#shared/database/entities/permission.entity';
import type { ChatPermission } from '#shared/domain/permissions';
import { insertMissing, type SeededRows } from './insert-missing.ts';
import { seededAt, seedId } from './seed-identity.ts';

/** Keyed by slug, so that a permission without a row does not compile. */
const chatPermissionRows: Readonly<Record<ChatPermission, Pick<Permission, 'id' | 'name' | 'description'>>> = {
  'chat.view': { id: seedId('2', 1), name: 'Use chat', description: 'Read chats and write in them.' },
  'chat.create_group': { id: seedId('2', 2), name: 'Create groups', description: 'Start group chats.' },
  'chat.manage_group': { id: seedId('2', 3), name: 'Manage groups', description: 'Rename groups and change who is in them.' },
  'chat.delete': { id: seedId('2', 4), name: 'Delete', description: 'Delete the messages of others and whole groups.' },
  'chat.initiate_call': { id: seedId('2', 5), name: 'Call', description: 'Start voice and video calls.' },
};

const permissions: readonly Permission[] = Object.entries(chatPermissionRows).map(([slug, row]) => ({
  ...row,
  slug,
  category: 'chat',
  createdAt: seededAt,
}));

/** The five permissions of category `chat`. */
export function seedPermissions(manager: EntityManager): Promise<SeededRows> {
  return insertMissing(manager, { entity: Permission, rows: permissions });
}
