import { expect, it } from 'vitest';
import { toFragment, toRowsJson } from './fragments.ts';
import { AudienceRows } from './tick-changes.ts';

const reaction = { messageId: 'message', chatId: 'chat', userId: 'ada', emoji: '👍', createdAt: 1, removedAt: null, changeSeq: 2 };

it('SY7: a list whose rows were all taken out again, as the reactions of a message that is deleted in the same tick, is not told', () => {
  const rows = new AudienceRows();
  rows.reactions.set('reaction', reaction);
  rows.reactions.delete('reaction');
  expect([toFragment(rows), toRowsJson([toFragment(rows), toFragment(new AudienceRows())])]).toEqual([{}, '{}']);
  rows.reactions.set('reaction', reaction);
  expect(JSON.parse(toRowsJson([toFragment(rows), toFragment(rows)]))).toEqual({ reactions: [reaction, reaction] });
});
