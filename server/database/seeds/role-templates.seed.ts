import type { EntityManager } from 'typeorm';
import { RoleTemplate } from '#shared/database/entities/role-template.entity';
import { chatPermissions, type ChatPermission } from '#shared/domain/permissions';
import { insertMissing, type SeededRows } from './insert-missing.ts';
import { seededAt, seedId } from './seed-identity.ts';

interface Template extends Omit<RoleTemplate, 'createdAt' | 'permissionSlugs'> {
  readonly permissionSlugs: ChatPermission[];
}

const templates: readonly Template[] = [
  {
    id: seedId('5', 1),
    slug: 'moderator',
    name: 'Moderator',
    description: 'Keeps order: everything that chat allows.',
    permissionSlugs: [...chatPermissions],
  },
  {
    id: seedId('5', 2),
    slug: 'team-lead',
    name: 'Team lead',
    description: 'Creates and manages groups, and calls.',
    permissionSlugs: ['chat.view', 'chat.create_group', 'chat.manage_group', 'chat.initiate_call'],
  },
  {
    id: seedId('5', 3),
    slug: 'observer',
    name: 'Observer',
    description: 'Chats where invited, and does not call.',
    permissionSlugs: ['chat.view'],
  },
];

/** Starting points for roles of one's own. */
export function seedRoleTemplates(manager: EntityManager): Promise<SeededRows> {
  const rows: RoleTemplate[] = templates.map((template) => ({ ...template, createdAt: seededAt }));
  return insertMissing(manager, { entity: RoleTemplate, rows });
}
