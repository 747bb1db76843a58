import { can } from '#shared/domain/can';
import type { IntentOf } from '#shared/protocol/commands/command';
import type { SqlValue } from '../../store/sql-database.ts';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { choosePicture, releasePicture } from '../files/pictures.ts';
import { toUserRow, userColumns, type StoredUser } from '../stored-rows.ts';

/** Changes what one says of oneself. Fields that are not named stay, so that two devices that were offline do not undo each other. */
export async function updateProfile(context: CommandContext, intent: IntentOf<'profile.update'>): Promise<CommandOutcome> {
  const { actor, writer } = context;
  const refusal = refusalOf(can(actor, 'profile.update', {}));
  if (refusal !== null) return refusal;
  const before = await readUser(context);
  if (before === undefined) return { status: 'refused', code: 'not_found' };
  const picture = intent.picture === undefined ? null : await choosePicture(context, intent.picture);
  if (picture !== null && 'refusal' in picture) return { status: 'refused', code: picture.refusal };
  const wanted: Columns = [...columnsOf(intent), ...(picture === null ? [] : [['avatar_url', picture.avatarUrl] as const])];
  const changed = wanted.filter(([column, value]) => before[column] !== value);
  if (changed.length === 0) return done;
  const assignments = changed.map(([column]) => `${column} = ?`).join(', ');
  await writer.run(`UPDATE users SET ${assignments}, updated_at = ?, change_seq = ? WHERE id = ?`, [...changed.map(([, value]) => value), context.nowMs, context.nextChangeSeq(), actor.userId]);
  if (picture !== null && picture.avatarUrl !== before.avatar_url) await releasePicture(context, before.avatar_url);
  const after = await readUser(context);
  if (after !== undefined) context.changes.forEverybody.users.set(actor.userId, toUserRow(after));
  return done;
}

function readUser({ actor, writer }: CommandContext): Promise<StoredUser | undefined> {
  return writer.get<StoredUser>(`SELECT ${userColumns} FROM users WHERE id = ?`, [actor.userId]);
}

type Columns = readonly (readonly [keyof StoredUser, SqlValue])[];

function columnsOf({ title, pronouns, timeZone, status }: IntentOf<'profile.update'>): Columns {
  const columns: [keyof StoredUser, SqlValue][] = [];
  if (title !== undefined) columns.push(['title', title]);
  if (pronouns !== undefined) columns.push(['pronouns', pronouns]);
  if (timeZone !== undefined) columns.push(['time_zone', timeZone]);
  if (status !== undefined) columns.push(['status_emoji', status?.emoji ?? null], ['status_text', status?.text ?? null], ['status_until', status?.until ?? null]);
  return columns;
}
