import { expect, it } from 'vitest';
import type { PersonView } from '#shared/contract/views/person-view';
import { sampleChat } from '../testing/sample-chat.ts';
import { switcherActions } from './switcher-actions.ts';
import { switcherEntries, switcherSearchText } from './switcher.ts';

const chat = (id: string, title: string, otherUserId: string | null) => sampleChat(id, { kind: otherUserId === null ? 'group' : 'direct', title, otherUserId });
const person = (userId: string, displayName: string): PersonView => ({ userId, displayName, email: `${userId}@example.test`, title: null, status: null, presence: null });
const source = { chats: [chat('1', 'Ben Ortiz', 'ben'), chat('2', 'Callers', null)], people: [person('ben', 'Ben Ortiz'), person('bea', 'Bea Lund')], canCall: true, actions: [] };
const told = (text: string, canCall = true) => switcherEntries(text, { ...source, canCall }).map(({ title, media }) => [title, media]);

it('offers the chats, and with a text also people and calls to the first found', () => {
  expect(told('')).toEqual([['Ben Ortiz', null], ['Callers', null]]);
  expect(told('be')).toEqual([['Ben Ortiz', null], ['Bea Lund', null], ['Ben Ortiz', 'audio'], ['Ben Ortiz', 'video']]);
});

it('offers calls only after “call” and “video”, and chats that merely begin so', () => {
  expect(told('call ben')).toEqual([['Ben Ortiz', 'audio']]);
  expect(told('Video call be')).toEqual([['Ben Ortiz', 'video'], ['Bea Lund', 'video']]);
  expect(told('call')).toEqual([['Callers', null], ['Callers', 'audio'], ['Callers', 'video']]);
});

it('offers no calls to those who may not call', () => {
  expect(told('ben', false)).toEqual([['Ben Ortiz', null]]);
});

it('offers the message of a link alone, and no message for what is none', () => {
  const id = (last: string) => `00000000-0000-7000-8000-00000000000${last}`;
  const link = `hallway://message/${id('1')}/${id('a')}/${id('b')}`;
  expect(switcherEntries(` ${link}\n`, source)).toEqual([{ kind: 'message', id: id('b'), title: 'Go to the message', address: { organizationId: id('1'), chatId: id('a'), messageId: id('b') }, media: null }]);
  expect(told(`${link}/more`)).toEqual([]);
});

it('searches people by what follows “call”', () => {
  expect([switcherSearchText('call ben'), switcherSearchText('caller'), switcherSearchText('> set')]).toEqual(['ben', 'caller', '']);
});

it('finds names that are typed in part or nearly, the likest first', () => {
  const chats = [chat('1', 'Bengal', null), chat('2', 'Spring launch', null), chat('3', 'Ben Ortiz', 'ben')];
  const titles = (text: string) => switcherEntries(text, { ...source, chats, canCall: false }).map(({ title }) => title);
  expect([titles('bo'), titles('lanuch'), titles('ortz'), titles('bea'), titles('qq')]).toEqual([['Ben Ortiz'], ['Spring launch'], ['Ben Ortiz'], ['Bea Lund'], []]);
});

it('offers what can be done, by its name and by other words, below what it is mistaken for', () => {
  const actions = switcherActions({ canCreateGroup: true, areSeveral: false });
  const found = (text: string) => switcherEntries(text, { ...source, actions }).filter(({ media }) => media === null).map(({ title }) => title);
  expect(found('')).toEqual(['Ben Ortiz', 'Callers']);
  expect(found('call')).toEqual(['Callers', 'Calls', 'Calls and devices']);
  expect(found('notif')).toEqual(['Settings: Notifications']);
  expect(found('dark')).toEqual(['Settings: Appearance']);
  expect(found('new g')).toEqual(['New group']);
  expect(found('settings')).toHaveLength(6);
  expect(found('> ')).toEqual(actions.map(({ title }) => title));
  expect(found('>ben')).toEqual([]);
  expect(found('>prof')).toEqual(['Your profile']);
  expect(switcherActions({ canCreateGroup: false, areSeveral: true }).map(({ id }) => id)).toEqual(expect.not.arrayContaining(['newGroup']));
});
