import { expect, it } from 'vitest';
import { leavingOf } from './leaving.ts';

const member = (userId: string, role: 'owner' | 'admin' | 'member', isSelf = false) => ({ userId, displayName: userId, title: null, status: null, role, isSelf, presence: null });
const self = member('self', 'owner', true);
const ben = member('ben', 'member');

it('the last owner of a group with others in it hands it over first', () => {
  expect(leavingOf({ ownRole: 'owner', memberCount: 2 }, [self, ben])).toEqual({ kind: 'lastOwner', heirs: [ben] });
});

it.each([
  ['another owner stays', { ownRole: 'owner', memberCount: 3 } as const, [self, member('cleo', 'owner'), ben]],
  ['nobody else is left', { ownRole: 'owner', memberCount: 1 } as const, [self]],
  ['the person owns nothing', { ownRole: 'admin', memberCount: 2 } as const, [member('cleo', 'owner'), member('self', 'admin', true)]],
])('one leaves freely where %s', (_case, chat, members) => {
  expect(leavingOf(chat, members)).toEqual({ kind: 'free' });
});
