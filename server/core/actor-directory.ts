import { chatFeatureSlug } from '#shared/domain/permissions';
import type { Actor } from '#shared/domain/can';
import type { Access } from '#shared/protocol/down/access';
import type { SqlReader } from '../store/sql-database.ts';

/** An actor with the organization that everything they ask for is looked up in. */
export interface KnownActor extends Actor {
  readonly organizationId: string;
}

/** Who people are and what they may do, read from the database and kept until `forget`. */
export class ActorDirectory {
  readonly #actors = new Map<string, KnownActor>();

  /** The actor, or null when there is no such person. */
  async find(reader: SqlReader, userId: string): Promise<KnownActor | null> {
    const known = this.#actors.get(userId);
    if (known !== undefined) return known;
    const actor = await readActor(reader, userId);
    if (actor !== null) this.#actors.set(userId, actor);
    return actor;
  }

  /** Reads everything anew from now on: rights may have been changed by another process. */
  forget(): void {
    this.#actors.clear();
  }
}

/** What the person's interface is told of their rights. */
export function accessOf(actor: Actor): Access {
  return { permissions: [...actor.permissions].sort(), hasChatFeature: actor.hasChatFeature };
}

async function readActor(reader: SqlReader, userId: string): Promise<KnownActor | null> {
  const user = await reader.get<{ organization_id: string; status: string }>('SELECT organization_id, status FROM users WHERE id = ?', [userId]);
  if (user === undefined) return null;
  const permissions = await reader.all<{ slug: string }>(
    `SELECT DISTINCT permissions.slug FROM user_roles
     JOIN role_permissions ON role_permissions.role_id = user_roles.role_id
     JOIN permissions ON permissions.id = role_permissions.permission_id
     WHERE user_roles.user_id = ?`,
    [userId],
  );
  const feature = await reader.get(
    `SELECT 1 AS found FROM organization_features
     JOIN package_features ON package_features.id = organization_features.package_feature_id
     WHERE organization_features.organization_id = ? AND package_features.slug = ?
       AND CASE WHEN organization_features.is_enabled THEN 1 ELSE 0 END = 1`,
    [user.organization_id, chatFeatureSlug],
  );
  return {
    userId,
    organizationId: user.organization_id,
    isActive: user.status === 'active',
    permissions: new Set(permissions.map(({ slug }) => slug)),
    hasChatFeature: feature !== undefined,
  };
}
