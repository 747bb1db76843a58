import { describe, expect, it } from 'vitest';
import { can, type Action, type ActionObjects, type Actor, type ChatFacts } from './can.ts';
import { chatPermissions } from './permissions.ts';

const actor = (changes: Partial<Actor> = {}): Actor => ({ userId: 'ada', isActive: true, permissions: new Set(chatPermissions), hasChatFeature: true, ...changes });
const without = (permission: string): Actor => actor({ permissions: new Set(chatPermissions.filter((known) => known !== permission)) });
const group = (changes: Partial<ChatFacts> = {}): ChatFacts => ({ kind: 'group', status: 'active', ownRole: 'owner', canMembersAdd: false, ...changes });
const own = { senderId: 'ada', isDeleted: false, isSystem: false };
const others = { ...own, senderId: 'ben' };

/** Each action with an object that an owner with every permission may do it to. */
const allowedObjects: { [A in Action]: ActionObjects[A] } = {
  'chat.view': group(),
  'organization.view': {},
  'message.send': group(),
  'organization.call': {},
  'call.use': group(),
  'call.answer': group(),
  'message.edit': { chat: group(), message: own },
  'message.delete': { chat: group(), message: others },
  'reaction.set': { chat: group(), message: others },
  'file.upload': {},
  'file.download': { chat: group(), message: others },
  'chat.read': group(),
  typing: group(),
  'member.preferences': group(),
  'chat.createDirect': { other: { isActive: true, isSelf: false } },
  'chat.createGroup': {},
  'chat.update': group(),
  'member.add': group(),
  'chat.transfer': { chat: group(), targetRole: 'member', isSelf: false },
  'profile.update': {},
  'member.remove': { chat: group(), targetRole: 'admin' },
  'member.setRole': { chat: group(), targetRole: 'member', newRole: 'owner', ownerCount: 1 },
  'chat.setStatus': group(),
  'message.mark': group(),
  'message.schedule': group(),
  'message.unschedule': group(),
  'message.pin': { chat: group(), message: others },
  'preferences.set': {},
  'chat.leave': { chat: group(), ownerCount: 2, memberCount: 5 },
};
const actions = Object.keys(allowedObjects) as Action[];

describe('every action', () => {
  it.each(actions)('%s is allowed to an owner with every permission', (action) => {
    expect(can(actor(), action, allowedObjects[action])).toEqual({ allowed: true });
  });

  it.each(actions)('%s is not done for somebody who was deactivated', (action) => {
    expect(can(actor({ isActive: false }), action, allowedObjects[action])).toEqual({ allowed: false, code: 'session_ended' });
  });

  it.each(actions)('%s needs chat.view', (action) => {
    expect(can(without('chat.view'), action, allowedObjects[action])).toEqual({ allowed: false, code: 'not_allowed' });
  });

  const onChats = ['chat.view', 'message.send', 'chat.read', 'typing', 'member.preferences', 'chat.update', 'member.add', 'call.use', 'call.answer', 'chat.setStatus', 'message.mark', 'message.schedule', 'message.unschedule'] as const;
  it.each(onChats)('%s of a chat one is not in is answered like a random id', (action) => {
    for (const chat of [null, group({ ownRole: null }), group({ status: 'deleted' })]) expect(can(actor(), action, chat)).toEqual({ allowed: false, code: 'not_found' });
  });

  const newUses = ['message.send', 'message.schedule', 'message.edit', 'file.upload', 'reaction.set', 'typing', 'chat.createDirect', 'chat.createGroup', 'chat.update', 'chat.setStatus', 'chat.transfer', 'profile.update', 'message.pin', 'member.add', 'member.remove', 'member.setRole', 'call.use', 'organization.call'] as const;
  it.each(newUses)('%s is new use and needs the plan’s feature', (action) => {
    expect(can(actor({ hasChatFeature: false }), action, allowedObjects[action])).toEqual({ allowed: false, code: 'feature_off' });
  });

  const oldUses = ['chat.view', 'organization.view', 'file.download', 'chat.read', 'member.preferences', 'message.mark', 'message.unschedule', 'message.delete', 'chat.leave', 'call.answer'] as const;
  it.each(oldUses)('%s stays possible without the plan’s feature', (action) => {
    expect(can(actor({ hasChatFeature: false }), action, allowedObjects[action])).toEqual({ allowed: true });
  });
});

describe('calls', () => {
  it.each(['call.use', 'organization.call'] as const)('%s needs chat.initiate_call', (action) => {
    expect(can(without('chat.initiate_call'), action, allowedObjects[action] as never)).toEqual({ allowed: false, code: 'not_allowed' });
  });

  it('who may not call may still decline and leave', () => {
    expect(can(without('chat.initiate_call'), 'call.answer', group())).toEqual({ allowed: true });
  });
});

describe('messages', () => {
  it.each([
    ['message.edit', others, 'not_allowed'],
    ['message.edit', { ...own, isDeleted: true }, 'message_deleted'],
    ['message.edit', null, 'not_found'],
    ['message.delete', null, 'not_found'],
    ['message.delete', { ...others, isSystem: true }, 'not_allowed'],
    ['reaction.set', { ...others, isDeleted: true }, 'message_deleted'],
    ['reaction.set', { ...others, isSystem: true }, 'not_allowed'],
    ['reaction.set', null, 'not_found'],
    ['message.pin', { ...others, isDeleted: true }, 'message_deleted'],
    ['message.pin', { ...others, isSystem: true }, 'not_allowed'],
    ['message.pin', null, 'not_found'],
  ] as const)('%s of %o is refused with %s', (action, message, code) => {
    expect(can(actor(), action, { chat: group(), message })).toEqual({ allowed: false, code });
  });

  it('one deletes one’s own; chat.delete is needed for others’', () => {
    expect(can(without('chat.delete'), 'message.delete', { chat: group(), message: own }).allowed).toBe(true);
    expect(can(without('chat.delete'), 'message.delete', { chat: group(), message: others })).toEqual({ allowed: false, code: 'not_allowed' });
  });

  it('nothing is written or pinned in an archived chat, but what one keeps for oneself goes on', () => {
    expect(can(actor(), 'message.send', group({ status: 'archived' }))).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(actor(), 'message.pin', { chat: group({ status: 'archived' }), message: others })).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(actor(), 'message.mark', group({ status: 'archived' })).allowed).toBe(true);
  });
});

describe('groups', () => {
  it('creating one needs chat.create_group, managing one chat.manage_group and a role', () => {
    expect(can(without('chat.create_group'), 'chat.createGroup', {})).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(without('chat.manage_group'), 'chat.update', group())).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(actor(), 'chat.update', group({ ownRole: 'member' }))).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(actor(), 'chat.update', group({ kind: 'direct', ownRole: 'member' }))).toEqual({ allowed: false, code: 'not_allowed' });
  });

  it('only an owner with chat.manage_group archives, restores or deletes a group, and nobody a direct chat', () => {
    expect(can(actor(), 'chat.setStatus', group({ status: 'archived' })).allowed).toBe(true);
    expect(can(without('chat.manage_group'), 'chat.setStatus', group())).toEqual({ allowed: false, code: 'not_allowed' });
    for (const chat of [group({ ownRole: 'admin' }), group({ ownRole: 'member' }), group({ kind: 'direct' })]) expect(can(actor(), 'chat.setStatus', chat)).toEqual({ allowed: false, code: 'not_allowed' });
  });

  it('only an owner hands a group over, to somebody else who is in it', () => {
    const chat = group();
    for (const targetRole of ['member', 'admin', 'owner'] as const) expect(can(actor(), 'chat.transfer', { chat, targetRole, isSelf: false }).allowed).toBe(true);
    expect(can(actor(), 'chat.transfer', { chat, targetRole: null, isSelf: false })).toEqual({ allowed: false, code: 'not_found' });
    expect(can(actor(), 'chat.transfer', { chat, targetRole: 'owner', isSelf: true })).toEqual({ allowed: false, code: 'not_allowed' });
    for (const other of [group({ ownRole: 'admin' }), group({ ownRole: 'member' }), group({ kind: 'direct' }), group({ status: 'archived' })]) {
      expect(can(actor(), 'chat.transfer', { chat: other, targetRole: 'member', isSelf: false })).toEqual({ allowed: false, code: 'not_allowed' });
    }
    expect(can(actor(), 'chat.transfer', { chat: group({ ownRole: null }), targetRole: 'member', isSelf: false })).toEqual({ allowed: false, code: 'not_found' });
  });

  it('every member adds people where the group lets them, also without chat.manage_group; nobody where nothing may be written', () => {
    expect(can(actor(), 'member.add', group({ ownRole: 'member' }))).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(without('chat.manage_group'), 'member.add', group({ ownRole: 'member', canMembersAdd: true })).allowed).toBe(true);
    for (const chat of [group({ canMembersAdd: true, status: 'archived' }), group({ canMembersAdd: true, kind: 'direct' })]) expect(can(actor(), 'member.add', chat)).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(actor(), 'member.add', group({ canMembersAdd: true, ownRole: null }))).toEqual({ allowed: false, code: 'not_found' });
  });

  it('an admin removes plain members only, and makes nobody an owner', () => {
    const chat = group({ ownRole: 'admin' });
    expect(can(actor(), 'member.remove', { chat, targetRole: 'member' }).allowed).toBe(true);
    for (const targetRole of ['admin', 'owner'] as const) expect(can(actor(), 'member.remove', { chat, targetRole })).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(actor(), 'member.setRole', { chat, targetRole: 'member', newRole: 'owner', ownerCount: 1 })).toEqual({ allowed: false, code: 'not_allowed' });
    expect(can(actor(), 'member.setRole', { chat, targetRole: 'owner', newRole: 'member', ownerCount: 2 })).toEqual({ allowed: false, code: 'not_allowed' });
  });

  it('a group keeps an owner as long as anybody is in it', () => {
    expect(can(actor(), 'member.setRole', { chat: group(), targetRole: 'owner', newRole: 'member', ownerCount: 1 })).toEqual({ allowed: false, code: 'last_owner' });
    expect(can(actor(), 'chat.leave', { chat: group(), ownerCount: 1, memberCount: 2 })).toEqual({ allowed: false, code: 'last_owner' });
    expect(can(actor(), 'chat.leave', { chat: group(), ownerCount: 1, memberCount: 1 }).allowed).toBe(true);
  });

  it('who is not in cannot be removed or promoted, and nobody leaves a direct chat', () => {
    expect(can(actor(), 'member.remove', { chat: group(), targetRole: null })).toEqual({ allowed: false, code: 'not_found' });
    expect(can(actor(), 'chat.leave', { chat: group({ kind: 'direct', ownRole: 'member' }), ownerCount: 0, memberCount: 2 })).toEqual({ allowed: false, code: 'not_allowed' });
  });

  it('a direct chat needs an active colleague who is somebody else', () => {
    expect(can(actor(), 'chat.createDirect', { other: null })).toEqual({ allowed: false, code: 'not_found' });
    for (const other of [{ isActive: false, isSelf: false }, { isActive: true, isSelf: true }]) {
      expect(can(actor(), 'chat.createDirect', { other })).toEqual({ allowed: false, code: 'not_allowed' });
    }
  });
});
