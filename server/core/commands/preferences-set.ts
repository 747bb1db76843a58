import { can } from '#shared/domain/can';
import { limits } from '#shared/domain/limits';
import type { IntentOf } from '#shared/protocol/commands/command';
import { done, refusalOf, type CommandContext, type CommandOutcome } from '../command-context.ts';
import { preferenceColumns, toPreferenceRow, type StoredPreference } from '../stored-preferences.ts';

/** Writes a document of what the one who asks wants everywhere; only their own devices hear of it. */
export async function setPreference(context: CommandContext, { name, value }: IntentOf<'preferences.set'>): Promise<CommandOutcome> {
  const { actor, writer } = context;
  const refusal = refusalOf(can(actor, 'preferences.set', {}));
  if (refusal !== null) return refusal;
  const stored = await writer.get<StoredPreference>(`SELECT ${preferenceColumns} FROM user_preferences WHERE user_id = ? AND name = ?`, [actor.userId, name]);
  if (stored?.value === value) return done;
  if (stored === undefined && (await countOf(context)) >= limits.preferencesPerPerson) return { status: 'refused', code: 'request_too_large' };
  const next: StoredPreference = { name, value, change_seq: context.nextChangeSeq() };
  await writer.run(
    `INSERT INTO user_preferences (user_id, name, organization_id, value, change_seq) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value, change_seq = excluded.change_seq`,
    [actor.userId, name, actor.organizationId, value, next.change_seq],
  );
  context.changes.user(actor.userId).preferences.set(name, toPreferenceRow(next));
  return done;
}

async function countOf({ actor, writer }: CommandContext): Promise<number> {
  return (await writer.get<{ count: number }>('SELECT COUNT(*) AS count FROM user_preferences WHERE user_id = ?', [actor.userId]))?.count ?? 0;
}
