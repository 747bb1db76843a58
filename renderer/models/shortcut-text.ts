import { keyStrings } from '../strings/keys.ts';

const names: Readonly<Record<string, keyof typeof keyStrings>> = { Ctrl: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Enter: 'Enter', Escape: 'Escape', Space: 'Space', Delete: 'Delete' };

/** Keys that are pressed together, as the person's keyboard calls them: `Ctrl+Shift+A`, in German `Strg+Umschalt+A`. */
export function shortcutText(shortcut: string): string {
  return shortcut
    .split('+')
    .map((key) => {
      const name = names[key];
      return name === undefined ? key : keyStrings[name];
    })
    .join('+');
}
