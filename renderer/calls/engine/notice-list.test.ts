import { expect, it } from 'vitest';
import { NoticeList } from './notice-list.ts';

it('keeps the last six, numbered on, and gives a new list with each', () => {
  const list = new NoticeList();
  const before = list.all;
  for (let index = 1; index <= 8; index += 1) list.add({ kind: 'joined', name: `Person ${index}` });
  expect(before).toEqual([]);
  expect(list.all.map(({ id }) => id)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(list.all.at(-1)).toEqual({ id: 8, notice: { kind: 'joined', name: 'Person 8' } });
});
