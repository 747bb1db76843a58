import { expect, it } from 'vitest';
import { organizationNames } from './organization-names.ts';

const account = (id: string, organizationName: string, serverUrl: string, email = 'ada@example.org') => ({
  id,
  holder: { organizationName, serverUrl, email, organizationId: id, userId: id, displayName: 'Ada', isSignedIn: true },
});
const named = (...accounts: Parameters<typeof organizationNames>[0]) => [...organizationNames(accounts).values()].map((name) => (name === null ? null : [name.name, name.detail]));

it('names organizations by their name alone where that is enough', () => {
  expect(named(account('a', 'Harbour', 'https://one.example'), account('b', 'Studio', 'https://two.example'))).toEqual([['Harbour', null], ['Studio', null]]);
});

it('tells namesakes apart by their servers', () => {
  expect(named(account('a', 'Harbour', 'https://one.example'), account('b', 'Harbour', 'https://two.example:8443'))).toEqual([['Harbour', 'one.example'], ['Harbour', 'two.example:8443']]);
});

it('tells two people of one organization apart by who they are', () => {
  expect(named(account('a', 'Harbour', 'https://one.example'), account('b', 'Harbour', 'https://one.example', 'ben@example.org'))).toEqual([['Harbour', 'ada@example.org'], ['Harbour', 'ben@example.org']]);
});

it('has no name for a place where nobody has signed in', () => {
  expect(named({ id: 'a', holder: null })).toEqual([null]);
});
