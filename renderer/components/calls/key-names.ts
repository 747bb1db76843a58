import { callSettingsStrings } from '../../strings/call-settings.ts';

/** Keys that must keep their meaning: moving, leaving, and those held with others. */
const neededElsewhere = /^(Tab|Escape|Enter|NumpadEnter|Arrow\w+|Home|End|PageUp|PageDown|ContextMenu|Meta\w*|Alt\w*|Control\w*|Shift\w*|F5|F6|F11|F12)$/;

/** Whether a key (`KeyboardEvent.code`) may be the one to hold for talking. */
export function isUsableTalkKey(code: string): boolean {
  return code !== '' && code.length <= 40 && !neededElsewhere.test(code);
}

/** What a key is called, from its `KeyboardEvent.code`: `Space`, `B`, `7`, `F9`. */
export function keyName(code: string): string {
  if (code === 'Space') return callSettingsStrings.spaceKey;
  return code.replace(/^(Key|Digit)(?=.$)/, '').replace(/([a-z])([A-Z0-9])/g, '$1 $2');
}
