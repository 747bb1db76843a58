import { IsNull, type EntityManager } from 'typeorm';
import { Role } from '#shared/database/entities/role.entity';
import { RolePermission } from '#shared/database/entities/role-permission.entity';
import { chatPermissions, type ChatPermission } from '#shared/domain/permissions';
import { idOf, insertMissing, type SeededRows } from './insert-missing.ts';
import { seededAt, seedId } from './seed-identity.ts';

/** The roles that every organization has. */
export const builtInRoleSlugs = ['administrator', 'member', 'guest'] as const;
export type BuiltInRoleSlug = (typeof builtInRoleSlugs)[number];

interface BuiltInRole extends Pick<Role, 'id' | 'name' | 'description'> {
  readonly permissions: readonly ChatPermission[];
}

const builtInRoles: Readonly<Record<BuiltInRoleSlug, BuiltInRole>> = {
  administrator: {
    id: seedId('3', 1),
    name: 'Administrator',
    description: 'Runs the organization.',
    permissions: chatPermissions,
  },
  member: {
    id: seedId('3', 2),
    name: 'Member',
    description: 'Works in the organization.',
    permissions: ['chat.view', 'chat.create_group', 'chat.manage_group', 'chat.initiate_call'],
  },
  guest: { id: seedId('3', 3), name: 'Guest', description: 'Takes part where invited.', permissions: ['chat.view'] },
};

const rows: readonly Role[] = builtInRoleSlugs.map((slug) => {
  const { id, name, description } = builtInRoles[slug];
  return { id, slug, name, description, organizationId: null, createdAt: seededAt };
});

/**
 * The built-in roles and what they allow. A pair of a role and a permission that were both there before stays as it
 * is: an administrator may have taken that permission away.
 */
export async function seedRoles(manager: EntityManager, permissions: SeededRows): Promise<SeededRows> {
  const roles = await insertMissing(manager, { entity: Role, rows, where: { organizationId: IsNull() } });
  const links = builtInRoleSlugs.flatMap((roleSlug) =>
    builtInRoles[roleSlug].permissions
      .filter((permissionSlug) => roles.added.has(roleSlug) || permissions.added.has(permissionSlug))
      .map((permissionSlug) => ({ roleId: idOf(roles, roleSlug), permissionId: idOf(permissions, permissionSlug) })),
  );
  if (links.length > 0) await manager.insert(RolePermission, links);
  return roles;
}
