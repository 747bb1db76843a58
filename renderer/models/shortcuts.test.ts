import { describe, expect, it } from 'vitest';
import { actionOf, conflictOf, shortcutActions, shortcutOf, shortcutProblem, shortcutsWith, usualKeys } from './shortcuts.ts';

const usual = shortcutsWith({});
const press = (key: string, held = '', code = '') => ({ key, code, ctrlKey: held.includes('c'), metaKey: held.includes('m'), altKey: held.includes('a'), shiftKey: held.includes('s') });

describe('the usual keys', () => {
  it('are all different, and none is needed elsewhere', () => {
    expect(new Set(Object.values(usualKeys)).size).toBe(shortcutActions.length);
    expect(shortcutActions.filter((action) => shortcutProblem(usualKeys[action]) !== null)).toEqual([]);
    expect(usual).toEqual(usualKeys);
  });
});

describe('what is pressed', () => {
  it.each([
    ['Ctrl+K', press('k', 'c')],
    ['Ctrl+K', press('K', 'm')],
    ['Ctrl+Shift+N', press('N', 'cs')],
    ['Alt+Shift+ArrowUp', press('ArrowUp', 'as')],
    // On a German keyboard the slash needs Shift.
    ['Ctrl+/', press('/', 'cs', 'Digit7')],
    ['Ctrl+/', press('/', 'c', 'Slash')],
    // A Russian and an Arabic keyboard.
    ['Ctrl+K', press('л', 'c', 'KeyK')],
    ['Ctrl+F', press('ب', 'c', 'KeyF')],
    ['Ctrl+1', press('١', 'c', 'Digit1')],
    ['Shift+F6', press('F6', 's')],
    [null, press('Control', 'c')],
    [null, press('Shift', 's')],
  ])('%s', (keys, event) => {
    expect(shortcutOf(event)).toBe(keys);
  });
  it('means what the person chose', () => {
    const changed = shortcutsWith({ switcher: 'Ctrl+J', newGroup: null });
    expect([actionOf(press('j', 'c'), changed), actionOf(press('k', 'c'), changed), actionOf(press('N', 'cs'), changed), actionOf(press('x'), changed)]).toEqual(['switcher', null, null, null]);
  });
});

describe('changing keys', () => {
  it('says which action has them already', () => {
    expect([conflictOf(usual, 'switcher', 'Ctrl+F'), conflictOf(usual, 'switcher', 'Ctrl+K'), conflictOf(usual, 'switcher', 'Ctrl+J')]).toEqual(['searchInChat', null, null]);
  });
  it.each([
    ['Ctrl+C', 'needed'], ['Tab', 'needed'], ['Escape', 'needed'], ['F5', 'needed'], ['Alt+ArrowLeft', 'needed'], ['Ctrl+Enter', 'needed'], ['K', 'typed'], ['Shift+K', 'typed'], ['?', 'typed'],
    ['Ctrl+J', null], ['F8', null], ['Shift+F8', null], ['Alt+ArrowUp', null], ['Ctrl++', null],
  ] as const)('%s: %s', (keys, problem) => {
    expect(shortcutProblem(keys)).toBe(problem);
  });
  it('of another version, or none at all, leaves the usual ones', () => {
    expect(shortcutsWith({ somethingNew: 'Ctrl+J', switcher: 'K', toString: 'Ctrl+L' })).toEqual(usualKeys);
  });
});
