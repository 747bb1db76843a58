import { keyStrings } from '../strings/keys.ts';

const isNamed = (key: string): key is keyof typeof keyStrings => Object.hasOwn(keyStrings, key);

/** Keys that are pressed together, as the person's keyboard calls them. */
export function shortcutText(shortcut: string): string {
  // The plus sign may be a key itself.
  return shortcut
    .split(/\+(?!$)/)
    .map((key) => (isNamed(key) ? keyStrings[key] : key))
    .join('+');
}
