import { chatFeatureSlug } from '#shared/domain/permissions';
import type { Actor } from '#shared/domain/can';
import type { Access } from '#shared/protocol/down/access';
import { idLists } from '../store/id-lists.ts';
import type { SqlReader } from '../store/sql-database.ts';

/** An actor with the organization that everything they ask for is looked up in. */
export interface KnownActor extends Actor {
  readonly organizationId: string;
}

/** Who people are and what they may do, read from the database and kept until they are read anew. */
export class ActorDirectory {
  #actors = new Map<string, KnownActor>();

  /** The actor, where they are known already: asked before each of a tick's commands, which shall not wait for a promise. */
  known(userId: string): KnownActor | undefined {
    return this.#actors.get(userId);
  }

  /** The actor, or null when there is no such person. */
  async find(reader: SqlReader, userId: string): Promise<KnownActor | null> {
    const known = this.#actors.get(userId);
    if (known !== undefined) return known;
    const actor = (await readActors(reader, [userId])).get(userId) ?? null;
    if (actor !== null) this.#actors.set(userId, actor);
    return actor;
  }

  /** Reads these people anew and forgets all others: rights may have been changed by another process. */
  async refresh(reader: SqlReader, userIds: readonly string[]): Promise<ReadonlyMap<string, KnownActor>> {
    this.#actors = await readActors(reader, userIds);
    return this.#actors;
  }
}

/** What the person's interface is told of their rights. */
export function accessOf(actor: Actor): Access {
  return { permissions: [...actor.permissions].sort(), hasChatFeature: actor.hasChatFeature };
}

/** The people with their rights, in a few queries however many they are. */
export async function readActors(reader: SqlReader, userIds: readonly string[]): Promise<Map<string, KnownActor>> {
  const actors = new Map<string, KnownActor>();
  if (userIds.length === 0) return actors;
  const permissionsOfRoles = await readPermissionsOfRoles(reader);
  const organizationsWithChat = await readOrganizationsWithChat(reader);
  const permissionsOf = new SharedPermissions(permissionsOfRoles);
  for (const { places, ids } of idLists(userIds)) {
    const users = await reader.all<{ id: string; organization_id: string; status: string }>(`SELECT id, organization_id, status FROM users WHERE id IN (${places})`, ids);
    const roles = await reader.all<{ user_id: string; role_id: string }>(`SELECT user_id, role_id FROM user_roles WHERE user_id IN (${places})`, ids);
    const rolesOf = Map.groupBy(roles, (row) => row.user_id);
    for (const user of users) {
      actors.set(user.id, {
        userId: user.id,
        organizationId: user.organization_id,
        isActive: user.status === 'active',
        permissions: permissionsOf.roles(user.organization_id, (rolesOf.get(user.id) ?? []).map((row) => row.role_id)),
        hasChatFeature: organizationsWithChat.has(user.organization_id),
      });
    }
  }
  return actors;
}

/** Most people of an organization have one of few combinations of roles: one set for each of these, not for each person with every look. */
class SharedPermissions {
  readonly #ofRole: ReadonlyMap<string, readonly string[]>;
  readonly #ofRoles = new Map<string, ReadonlySet<string>>();

  constructor(ofRole: ReadonlyMap<string, readonly string[]>) {
    this.#ofRole = ofRole;
  }

  roles(organizationId: string, roleIds: readonly string[]): ReadonlySet<string> {
    const key = [organizationId, ...roleIds.toSorted()].join(' ');
    const known = this.#ofRoles.get(key);
    if (known !== undefined) return known;
    const permissions = new Set(roleIds.flatMap((roleId) => this.#ofRole.get(roleId) ?? []));
    this.#ofRoles.set(key, permissions);
    return permissions;
  }
}

async function readPermissionsOfRoles(reader: SqlReader): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await reader.all<{ role_id: string; slug: string }>(
    'SELECT role_permissions.role_id, permissions.slug FROM role_permissions JOIN permissions ON permissions.id = role_permissions.permission_id',
  );
  return new Map([...Map.groupBy(rows, (row) => row.role_id)].map(([roleId, own]) => [roleId, own.map((row) => row.slug)]));
}

async function readOrganizationsWithChat(reader: SqlReader): Promise<ReadonlySet<string>> {
  const rows = await reader.all<{ organization_id: string }>(
    `SELECT organization_features.organization_id FROM organization_features
     JOIN package_features ON package_features.id = organization_features.package_feature_id
     WHERE package_features.slug = ? AND CASE WHEN organization_features.is_enabled THEN 1 ELSE 0 END = 1`,
    [chatFeatureSlug],
  );
  return new Set(rows.map((row) => row.organization_id));
}
