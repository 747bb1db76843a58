import type { PreferenceRow } from '#shared/protocol/rows/preference-row';
import type { Self } from '../store/self.ts';
import type { StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

/** A document of what this person wants everywhere, if it is newer than what is stored (SY6). */
export function applyPreference(writer: StoreWriter, self: Self, { name, value, changeSeq }: PreferenceRow): boolean {
  const changes = writer.run(
    `INSERT INTO user_preferences (user_id, name, organization_id, value, change_seq) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value, change_seq = excluded.change_seq WHERE excluded.change_seq > user_preferences.change_seq`,
    self.userId, name, self.organizationId, value, changeSeq,
  );
  if (changes > 0) writer.touch(topics.preferences);
  return changes > 0;
}
