/** Everything that a key does everywhere, in the order in which it is listed. What is not here has no key; what is here works. */
export const shortcutGroups = {
  finding: ['switcher', 'searchInChat', 'searchEverywhere', 'filterChats', 'inbox'],
  chats: ['newMessage', 'newGroup', 'previousChat', 'nextChat', 'previousUnread', 'nextUnread'],
  moving: ['goToChats', 'goToConversation', 'goToDetails', 'nextPane', 'previousPane'],
  program: ['settings', 'shortcuts'],
  calls: ['acceptVoice', 'acceptVideo', 'declineCall', 'callMicrophone', 'callCamera', 'callShare', 'callHand', 'callLeave'],
} as const;
export type ShortcutGroup = keyof typeof shortcutGroups;
export type ShortcutAction = (typeof shortcutGroups)[ShortcutGroup][number];

/** Those of calls work under dialogs, too, and have a listener of their own. */
export type CallAction = (typeof shortcutGroups.calls)[number];
export type WorkspaceAction = Exclude<ShortcutAction, CallAction>;

/** `Ctrl` stands for the command key, too. */
export const usualKeys: Readonly<Record<ShortcutAction, string>> = {
  switcher: 'Ctrl+K',
  searchInChat: 'Ctrl+F',
  searchEverywhere: 'Ctrl+Shift+F',
  filterChats: 'Ctrl+Alt+F',
  // On some systems Ctrl+Shift+U writes characters by their number.
  inbox: 'Ctrl+U',
  newMessage: 'Ctrl+N',
  newGroup: 'Ctrl+Shift+N',
  previousChat: 'Alt+ArrowUp',
  nextChat: 'Alt+ArrowDown',
  previousUnread: 'Alt+Shift+ArrowUp',
  nextUnread: 'Alt+Shift+ArrowDown',
  goToChats: 'Ctrl+1',
  goToConversation: 'Ctrl+2',
  goToDetails: 'Ctrl+3',
  nextPane: 'F6',
  previousPane: 'Shift+F6',
  settings: 'Ctrl+,',
  shortcuts: 'Ctrl+/',
  acceptVoice: 'Ctrl+Shift+A',
  acceptVideo: 'Ctrl+Shift+V',
  declineCall: 'Ctrl+Shift+X',
  callMicrophone: 'Ctrl+Shift+M',
  // Ctrl+Shift+C opens a browser's tools for developers.
  callCamera: 'Ctrl+Shift+E',
  callShare: 'Ctrl+Shift+S',
  callHand: 'Ctrl+Shift+H',
  callLeave: 'Ctrl+Shift+L',
};

export const shortcutActions = Object.values(shortcutGroups).flat() as readonly ShortcutAction[];

/** What is listed of a group: with a single organization there is nothing between several. */
export function shownActions(group: ShortcutGroup, areSeveral: boolean): readonly ShortcutAction[] {
  const actions: readonly ShortcutAction[] = shortcutGroups[group];
  return areSeveral ? actions : actions.filter((action) => action !== 'inbox');
}

/** The keys of each action; null where it has none. */
export type Shortcuts = Readonly<Record<ShortcutAction, string | null>>;

/** The usual keys with what the person changed. Changes of actions that this version does not know, or that cannot be keys, are left aside. */
export function shortcutsWith(changes: Readonly<Record<string, string | null>>): Shortcuts {
  const chosen = shortcutActions.map((action) => {
    const changed = Object.hasOwn(changes, action) ? changes[action] : undefined;
    const isGood = changed === null || (changed !== undefined && shortcutProblem(changed) === null);
    return [action, isGood ? (changed ?? null) : usualKeys[action]] as const;
  });
  return Object.fromEntries(chosen) as Record<ShortcutAction, string | null>;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What is pressed, written as shortcuts are; null while only Ctrl, Alt or Shift are held. */
export function shortcutOf(press: KeyPress): string | null {
  const key = keyOf(press);
  if (key === null) return null;
  // Of a sign that needs Shift the sign itself says it.
  const hasShift = press.shiftKey && !isSign(key);
  return [press.ctrlKey || press.metaKey ? 'Ctrl' : '', press.altKey ? 'Alt' : '', hasShift ? 'Shift' : '', key].filter((part) => part !== '').join('+');
}

/** The action that is meant by what is pressed; null for none. */
export function actionOf(press: KeyPress, shortcuts: Shortcuts): ShortcutAction | null {
  const pressed = shortcutOf(press);
  return pressed === null ? null : (shortcutActions.find((action) => shortcuts[action] === pressed) ?? null);
}

/** Another action that these keys belong to already; null when they are free. */
export function conflictOf(shortcuts: Shortcuts, action: ShortcutAction, keys: string): ShortcutAction | null {
  return shortcutActions.find((other) => other !== action && shortcuts[other] === keys) ?? null;
}

/** What editing text, moving about and every window need. */
const needed = new Set(['C', 'V', 'X', 'A', 'Z', 'Y', 'B', 'I', 'W', 'Q', 'T', 'R', 'Shift+K', 'Shift+Z', 'Shift+T', 'Shift+W', 'Shift+R', 'Shift+I', 'Shift+J', 'Shift+C'].map((keys) => `Ctrl+${keys}`));
const functionKey = /^F([1-9]|1\d|2[0-4])$/;
const windowKeys = new Set(['F1', 'F5', 'F11', 'F12', 'Alt+F4']);
const movingKeys = new Set(['Tab', 'Escape', 'Enter', 'Space', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** Why keys cannot be a shortcut: they are needed elsewhere, or would be typed. */
export function shortcutProblem(keys: string): 'needed' | 'typed' | null {
  const parts = /^(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(.+)$/.exec(keys);
  const key = parts?.[1] ?? '';
  const isHeld = keys.startsWith('Ctrl+') || keys.startsWith('Alt+');
  if (needed.has(keys) || windowKeys.has(keys)) return 'needed';
  if (functionKey.test(key)) return null;
  if (movingKeys.has(key)) return isHeld && key.startsWith('Arrow') && keys !== 'Alt+ArrowLeft' && keys !== 'Alt+ArrowRight' ? null : 'needed';
  return isHeld ? null : 'typed';
}

/** The key itself: letters as capitals, and by their place where the keyboard writes another script. */
function keyOf({ key, code }: KeyPress): string | null {
  if (/^(?:Control|Meta|Alt|AltGraph|Shift|CapsLock|Dead|Process|Unidentified)$/.test(key)) return null;
  if (key === ' ') return 'Space';
  if (!/^.$/su.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (letter !== undefined && /[^\p{ASCII}]/u.test(key)) return letter;
  return digit !== undefined && /[^\p{ASCII}]/u.test(key) ? digit : key;
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z0-9]/.test(key);
}
