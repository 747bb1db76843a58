import { describe, expect, it } from 'vitest';
import { readJsonList } from './read-json-list.ts';

describe('readJsonList', () => {
  it('reads a list and tells the line of each element', () => {
    const { elements, problems } = readJsonList('a.json', '[\n  {"a": "}, ]\\""},\n  [1, [2]],\n  "x,y", 5\n]\n');
    expect(elements).toEqual([
      { line: 2, value: { a: '}, ]"' } },
      { line: 3, value: [1, [2]] },
      { line: 4, value: 'x,y' },
      { line: 4, value: 5 },
    ]);
    expect(problems).toEqual([]);
  });

  it('reads an empty list, and one with a byte order mark', () => {
    expect(readJsonList('a.json', ' [ ] ')).toEqual({ elements: [], problems: [] });
    expect(readJsonList('a.json', '\uFEFF[1]').elements).toEqual([{ line: 1, value: 1 }]);
  });

  it('leaves out the element that is broken and reads the others', () => {
    const { elements, problems } = readJsonList('a.json', '[\n{"a": 1},\n{"a": oops},\n{"a": 3}\n]');
    expect(elements.map(({ value }) => value)).toEqual([{ a: 1 }, { a: 3 }]);
    expect(problems).toEqual([{ file: 'a.json', line: 3, message: 'The entry is not valid JSON; it was left out.' }]);
  });

  it('reads a list that breaks off up to there', () => {
    const { elements, problems } = readJsonList('a.json', '[{"a": 1},\n{"a": 2, "te');
    expect(elements).toHaveLength(1);
    expect(problems).toEqual([{ file: 'a.json', line: 2, message: 'The list breaks off; the rest of the file was left out.' }]);
  });

  it.each(['', '{"a": 1}', 'null', '<html>'])('reports a file that is no list: %s', (text) => {
    const { elements, problems } = readJsonList('a.json', text);
    expect(elements).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
