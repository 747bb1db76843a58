import { describe, expect, it } from 'vitest';
import { continueLine, formatOfKey, formatText, type Format, type TextEdit, type Written } from './format-text.ts';

/** `|` stands at the ends of the selection. */
function written(marked: string): Written {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - (marked.lastIndexOf('|') > start ? 1 : 0);
  return { text: marked.replaceAll('|', ''), start, end };
}
function applied({ text }: Written, edit: TextEdit | null): string | null {
  if (edit === null) return null;
  const changed = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return edit.start === edit.end
    ? `${changed.slice(0, edit.start)}|${changed.slice(edit.start)}`
    : `${changed.slice(0, edit.start)}|${changed.slice(edit.start, edit.end)}|${changed.slice(edit.end)}`;
}

describe('a format goes on and off', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a |word| here', 'a **|word|** here'],
    ['bold', 'a **|word|** here', 'a |word| here'],
    ['bold', 'a |**word**| here', 'a |word| here'],
    ['bold', 'a| word |here', 'a **|word|** here'],
    ['italic', '|', '_|_'],
    ['strike', '|x|', '~~|x|~~'],
    ['code', '|x|', '`|x|`'],
    ['codeBlock', 'a |b| c', 'a \n```\n|b|\n```\n c'],
    ['codeBlock', '|', '```\n|\n```'],
    ['quote', 'one\nt|wo', 'one\n> two|'],
    ['quote', '|> one\n> two|', '|one\ntwo|'],
    ['bullets', '|one\n2. two|', '|- one\n- two|'],
    ['numbers', '|one\ntwo|\nthree', '|1. one\n2. two|\nthree'],
    ['link', 'see |the plan|', 'see [the plan](|https://|)'],
    ['link', '|https://a.example|', '[|](https://a.example)'],
  ])('%s: %j becomes %j', (format, before, after) => {
    expect(applied(written(before), formatText(written(before), format))).toBe(after);
  });
});

it.each([
  ['- one|', '- one\n- |'],
  ['  - one|', '  - one\n  - |'],
  ['9. nine|', '9. nine\n10. |'],
  ['> said|', '> said\n> |'],
  ['- one\n- |', '- one\n|'],
  ['words|', null],
  ['|- one|', null],
])('a new line at %j gives %j', (before, after) => {
  expect(applied(written(before), continueLine(written(before)))).toBe(after);
});

it('keys with Ctrl or Cmd stand for formats, others for none', () => {
  const key = { code: 'KeyB', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
  expect([formatOfKey(key), formatOfKey({ ...key, ctrlKey: false, metaKey: true }), formatOfKey({ ...key, code: 'Digit8', shiftKey: true })]).toEqual(['bold', 'bold', 'bullets']);
  expect([formatOfKey({ ...key, ctrlKey: false }), formatOfKey({ ...key, altKey: true }), formatOfKey({ ...key, code: 'KeyK' })]).toEqual([null, null, null]);
});
