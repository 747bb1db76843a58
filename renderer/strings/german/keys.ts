import type { keyStrings } from '../keys.ts';

export const keysGerman: typeof keyStrings = { Ctrl: 'Strg', Shift: 'Umschalt', Alt: 'Alt', Enter: 'Eingabe', Escape: 'Esc', Space: 'Leertaste', Delete: 'Entf', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
