import { expect, it } from 'vitest';
import { hasKeyword } from './keywords.ts';

it.each([
  ['the boat is in', 'boat', true],
  ['The BOAT, at last!', 'boat', true],
  ['boats', 'boat', false],
  ['a houseboat', 'boat', false],
  ['first boats, then the boat.', 'boat', true],
  ['Über den Fluss', 'über', true],
  ['überall', 'über', false],
  ['the harbour master called', 'Harbour Master', true],
  ['v2.0 is out', 'v2.0', true],
  ['v2.01 is out', 'v2.0', false],
  ['we use c++ here', 'C++', true],
  ['我们今天发布新版本', '发布', true],
  ['сегодня выпуск', 'ВЫПУСК', true],
  ['выпуски', 'выпуск', false],
  ['وصل القارب اليوم', 'القارب', true],
  ['ﬁnal', 'final', true],
  ['anything', '   ', false],
])('%s has %s: %s', (text, keyword, has) => {
  expect(hasKeyword(text, [keyword])).toBe(has);
});

it('one of several words is enough, and none finds nothing', () => {
  expect([hasKeyword('the boat', ['ship', 'boat']), hasKeyword('the boat', [])]).toEqual([true, false]);
});
