import { useSyncExternalStore } from 'react';
import { createCell } from '../../models/cell.ts';
import { shortcutsWith, type ShortcutAction, type Shortcuts } from '../../models/shortcuts.ts';

/** The keys as the person has them in the organization that is shown; those of calls hold whatever is shown. */
export const shownShortcuts = createCell<Shortcuts>(shortcutsWith({}));

/** Draws again when the keys change. */
export function useShownShortcuts(): Shortcuts {
  return useSyncExternalStore(shownShortcuts.subscribe, shownShortcuts.get);
}

/** The keys of an action; empty where it has none. */
export function useShortcut(action: ShortcutAction): string {
  return useShownShortcuts()[action] ?? '';
}
