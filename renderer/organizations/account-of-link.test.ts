import { expect, it } from 'vitest';
import type { AccountView } from '#shared/contract/host/account-view';
import { accountOfLink } from './account-of-link.ts';

function account(id: string, organizationId: string | null, isSignedIn = true): { readonly id: string; readonly account: AccountView } {
  const holder = organizationId === null ? null : { serverUrl: 'https://chat.example', organizationId, organizationName: 'Harbour', userId: id, displayName: 'Ada', email: 'ada@example.org', isSignedIn };
  return { id, account: { id, holder, colour: 0, isRunning: true, duplicateOf: null } };
}

it('a link opens in its organization, the one that is shown first, then one that somebody is signed in to', () => {
  const all = [account('new', null), account('out', 'harbour', false), account('in', 'harbour'), account('other', 'yard')];
  expect(accountOfLink(all, 'other', 'harbour')).toBe('in');
  expect(accountOfLink(all, 'out', 'harbour')).toBe('out');
  expect(accountOfLink(all.slice(0, 2), null, 'harbour')).toBe('out');
  expect(accountOfLink(all, 'in', 'yard')).toBe('other');
  expect(accountOfLink(all, 'in', 'elsewhere')).toBeNull();
});
