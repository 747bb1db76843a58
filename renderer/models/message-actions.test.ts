import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../testing/sample-message.ts';
import { actionOfKey, actionsOf, keyOf, messageActionKinds } from './message-actions.ts';

const inChat = { canWrite: true, isThread: false };
const inThread = { canWrite: true, isThread: true };

describe('what can be done with a message', () => {
  it('offers somebody else’s message everything but changing it', () => {
    expect(actionsOf(sampleMessage({ canPin: true }), inChat)).toEqual(['react', 'reply', 'thread', 'quote', 'forward', 'save', 'pin', 'markUnread', 'copyText', 'copyLink']);
  });

  it('offers what undoes what was done', () => {
    const message = sampleMessage({ canPin: true, isSaved: true, pinnedByName: 'Ann', isOwn: true, canEdit: true, canDelete: true, editedAt: 5, editCount: 1, reactions: [{ emoji: '👍', count: 1, isOwn: false, names: ['Ben'] }] });
    expect(actionsOf(message, inChat)).toEqual(['react', 'reply', 'thread', 'quote', 'forward', 'unsave', 'unpin', 'markUnread', 'copyText', 'copyLink', 'reactions', 'edits', 'edit', 'delete']);
  });

  it('offers only reading where one may not write, and in a thread neither a thread nor a place in the chat', () => {
    expect(actionsOf(sampleMessage(), { canWrite: false, isThread: false })).toEqual(['forward', 'save', 'markUnread', 'copyText', 'copyLink']);
    expect(actionsOf(sampleMessage({ threadRootMessageId: 'root', isOnlyInThread: true }), inThread)).toEqual(['react', 'reply', 'quote', 'forward', 'save', 'copyText', 'copyLink']);
  });

  it('leaves a deleted message its thread and its place, a waiting one what needs no server, a system line nothing', () => {
    const thread = { answerCount: 1, lastAnswerAt: 1, unreadCount: 0, people: [] };
    expect(actionsOf(sampleMessage({ isDeleted: true, thread }), inChat)).toEqual(['thread', 'markUnread']);
    expect(actionsOf(sampleMessage({ isDeleted: true }), inChat)).toEqual(['markUnread']);
    expect(actionsOf(sampleMessage({ seq: null, canDelete: true }), inChat)).toEqual(['reply', 'quote', 'copyText', 'delete']);
    expect(actionsOf(sampleMessage({ type: 'system', seq: 4 }), inChat)).toEqual([]);
  });
});

it('has one key for every action, and each does only what is offered', () => {
  expect(new Set(messageActionKinds.filter((action) => action !== 'unsave' && action !== 'unpin').map(keyOf)).size).toBe(messageActionKinds.length - 2);
  expect([keyOf('thread'), keyOf('save'), keyOf('unsave'), keyOf('delete')]).toEqual(['T', 'S', 'S', 'Delete']);
  const press = (key: string, offered: Parameters<typeof actionOfKey>[1], code = `Key${key.toUpperCase()}`) => actionOfKey({ key, code }, offered);
  expect(press('T', ['thread'])).toBe('thread');
  expect(press('s', ['unsave'])).toBe('unsave');
  expect(press('Delete', ['delete'], 'Delete')).toBe('delete');
  expect([press('t', ['reply']), press('x', ['reply'])]).toEqual([null, null]);
  // An Arabic keyboard has another letter there, a French one an A in the place of Q.
  expect([press('ف', ['thread'], 'KeyT'), press('a', ['react', 'quote'], 'KeyQ')]).toEqual(['thread', 'react']);
});
