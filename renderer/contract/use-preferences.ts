import { useCallback } from 'react';
import { usualPreferences, type PreferenceKey, type Preferences } from '#shared/domain/preferences';
import { useAct } from './use-call.ts';
import { useQuery } from './use-query.ts';

interface PreferencesState {
  readonly preferences: Preferences;
  /** Changes one document here and on the person's other devices. */
  readonly save: <Key extends PreferenceKey>(key: Key, value: Preferences[Key]) => void;
}

/** What the person wants on all of their devices; the usual values until it is known. */
export function usePreferences(): PreferencesState {
  const act = useAct();
  const preferences = useQuery('preferences', {}).value ?? usualPreferences;
  const save = useCallback<PreferencesState['save']>((key, value) => void act('savePreferences', { changed: { [key]: value } }), [act]);
  return { preferences, save };
}
