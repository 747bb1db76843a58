import { expect, it } from 'vitest';
import { sampleChat } from '../testing/sample-chat.ts';
import { elsewhereEntries } from './switcher-elsewhere.ts';

const lunch = (id: string) => sampleChat(id, { title: `Lunch ${id}` });
const told = (text: string, sources: Parameters<typeof elsewhereEntries>[1]) => elsewhereEntries(text, sources).map(({ accountId, entry }) => `${accountId}/${entry.title}`);

it('lists what fits in the other organizations, in their order', () => {
  const sources = [{ accountId: 'b', chats: [lunch('1'), sampleChat('x', { title: 'Engineering' })], people: [] }, { accountId: 'c', chats: [lunch('2')], people: [] }];
  expect(told('lun', sources)).toEqual(['b/Lunch 1', 'c/Lunch 2']);
  expect(told('nothing', sources)).toEqual([]);
});

it('keeps one organization from taking all the room', () => {
  const many = Array.from({ length: 20 }, (_unused, index) => lunch(String(index)));
  const found = told('', [{ accountId: 'b', chats: many, people: [] }, { accountId: 'c', chats: many, people: [] }, { accountId: 'd', chats: many, people: [] }]);
  expect(found.filter((line) => line.startsWith('b/'))).toHaveLength(5);
  expect(found).toHaveLength(10);
});

it('offers no calls there', () => {
  const source = { accountId: 'b', chats: [lunch('1')], people: [] };
  expect(elsewhereEntries('lunch', [source]).every(({ entry }) => entry.media === null)).toBe(true);
});
