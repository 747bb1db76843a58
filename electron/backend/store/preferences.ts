import { preferenceKeys, preferenceSchemas, usualPreferences, type PreferenceKey, type Preferences } from '#shared/domain/preferences';
import type { Self } from './self.ts';
import type { StoreReader } from './store-database.ts';

/** What this person wants on all of their devices. A document that cannot be understood is as if it was never written. */
export function readPreferences(store: StoreReader, self: Self): Preferences {
  const documents = preferenceKeys.map((key) => [key, preferenceSchemas[key].safeParse(readDocument(store, self, key)).data ?? usualPreferences[key]] as const);
  return Object.fromEntries(documents) as unknown as Preferences;
}

/** The text of a document with these values; what a newer version wrote beside them stays. */
export function preferenceText(store: StoreReader, self: Self, { key, value }: { readonly key: PreferenceKey; readonly value: object }): string {
  return JSON.stringify({ ...readDocument(store, self, key), ...value });
}

function readDocument(store: StoreReader, self: Self, key: PreferenceKey): object {
  const row = store.get<{ value: string }>('SELECT value FROM user_preferences WHERE user_id = ? AND name = ?', self.userId, key);
  try {
    const value: unknown = row === undefined ? {} : JSON.parse(row.value);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
