import type { keyStrings } from '../keys.ts';

/** Arabic keyboards carry the English names. */
export const keysArabic: typeof keyStrings = { Ctrl: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Enter: 'Enter', Escape: 'Esc', Space: 'المسافة', Delete: 'Del', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
