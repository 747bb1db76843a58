import { newId } from '#shared/domain/ids';
import { HallwayError } from '#shared/errors/hallway-error';
import type { BuiltInRoleSlug } from '../database/seeds/roles.seed.ts';
import type { SqlWriter } from '../store/sql-database.ts';


export interface NewUser {
  readonly organizationId: string;
  readonly email: string;
  readonly displayName: string;
  readonly title?: string | null;
  readonly timeZone?: string | null;
  readonly role: BuiltInRoleSlug;
  /** Null for somebody who cannot sign in yet, such as an imported person. */
  readonly passwordHash: string | null;
  readonly nowMs: number;
  /** Given by who must know it beforehand; otherwise new. */
  readonly id?: string;
}

/** What two mail addresses are compared by. */
export function emailKeyOf(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Adds a person to an organization; connected clients learn of them as of any other change (SY4).
 * @returns the person's id
 * @throws HallwayError `conflict` when the address is taken
 */
export async function createUser(writer: SqlWriter, user: NewUser): Promise<string> {
  const email = emailKeyOf(user.email);
  const taken = await writer.get('SELECT 1 AS found FROM users WHERE organization_id = ? AND email = ?', [user.organizationId, email]);
  if (taken !== undefined) throw new HallwayError('conflict', { message: `${email} belongs to somebody already.` });
  const id = user.id ?? newId();
  await writer.run(
    `INSERT INTO users (id, organization_id, email, display_name, title, time_zone, status, created_at, updated_at, change_seq)
     VALUES (?, ?, ?, ?, ?, ?, 'active', ?, ?, ?)`,
    [id, user.organizationId, email, user.displayName, user.title ?? null, user.timeZone ?? null, user.nowMs, user.nowMs, await takeChangeSeq(writer, user.organizationId)],
  );
  await writer.run(
    'INSERT INTO user_roles (user_id, role_id, created_at) SELECT ?, id, ? FROM roles WHERE slug = ? AND organization_id IS NULL',
    [id, user.nowMs, user.role],
  );
  if (user.passwordHash !== null) await setPasswordHash(writer, { userId: id, email, passwordHash: user.passwordHash, nowMs: user.nowMs });
  return id;
}

interface NewPassword {
  readonly userId: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly nowMs: number;
}

/** Sets the password that a person signs in with; every device that was signed in before is signed out. */
export async function setPasswordHash(writer: SqlWriter, password: NewPassword): Promise<void> {
  await writer.run(
    `INSERT INTO credentials (user_id, email_key, password_hash, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (user_id) DO UPDATE SET email_key = excluded.email_key, password_hash = excluded.password_hash, updated_at = excluded.updated_at`,
    [password.userId, emailKeyOf(password.email), password.passwordHash, password.nowMs],
  );
  await writer.run('UPDATE devices SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL', [password.nowMs, password.userId]);
}

/** Takes the next change number of the organization, within the caller's transaction (SY4). */
async function takeChangeSeq(writer: SqlWriter, organizationId: string): Promise<number> {
  await writer.run('UPDATE organization_logs SET head_change_seq = head_change_seq + 1 WHERE organization_id = ?', [organizationId]);
  const log = await writer.get<{ head_change_seq: number }>('SELECT head_change_seq FROM organization_logs WHERE organization_id = ?', [organizationId]);
  if (log === undefined) throw new HallwayError('not_found', { message: 'There is no such organization.' });
  return log.head_change_seq;
}
