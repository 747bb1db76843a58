import type { IntentOf } from '#shared/protocol/commands/command';
import { topics } from '../../store/topics.ts';
import { takeBeforeImage, type BeforeImage } from '../before-images.ts';
import type { EffectContext } from './effect-context.ts';

/** A document of what this person wants everywhere holds here at once. */
export function preferenceEffect({ writer, self }: EffectContext, { name, value }: IntentOf<'preferences.set'>): BeforeImage[] {
  const before = takeBeforeImage(writer, 'user_preferences', [self.userId, name]);
  writer.run(
    `INSERT INTO user_preferences (user_id, name, organization_id, value, change_seq) VALUES (?, ?, ?, ?, 0) ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value`,
    self.userId, name, self.organizationId, value,
  );
  writer.touch(topics.preferences);
  return [before];
}
