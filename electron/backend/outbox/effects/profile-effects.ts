import type { IntentOf } from '#shared/protocol/commands/command';
import { picturePath } from '#shared/protocol/http/pictures';
import { addUploads } from '../../files/upload-rows.ts';
import type { StoreValue, StoreWriter } from '../../store/store-database.ts';
import { topics } from '../../store/topics.ts';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import type { EffectContext } from './effect-context.ts';

/** What one says of oneself; only what the intent names, so that a change from another device stays. */
export function profileEffect({ writer, self, nowMs }: EffectContext, { title, pronouns, timeZone, status, picture }: IntentOf<'profile.update'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'users', [self.userId]);
  const set = (column: string, value: StoreValue) => writer.run(`UPDATE users SET ${column} = ? WHERE id = ?`, value, self.userId);
  if (title !== undefined) set('title', title);
  if (pronouns !== undefined) set('pronouns', pronouns);
  if (timeZone !== undefined) set('time_zone', timeZone);
  if (status !== undefined) {
    set('status_emoji', status?.emoji ?? null);
    set('status_text', status?.text ?? null);
    set('status_until', status?.until ?? null);
  }
  if (picture !== undefined) {
    set('avatar_url', picture === null ? null : picturePath(picture));
    bringPicture(writer, picture, nowMs);
  }
  writer.touch(topics.people);
  return [before];
}

/** The intent travels once the server has the content of its picture. */
export function bringPicture(writer: StoreWriter, contentHash: string | null, nowMs: number): void {
  if (contentHash === null) return;
  addUploads(writer, [contentHash], nowMs);
  writer.touch(topics.files);
}
