import { HistoryBuilder } from './history-builder.ts';
import type { HistoryEvent } from '../history.ts';

/** A calm history of this many messages in several chats, with edits, deletions and what is shown now and then. */
export function longHistory(messageCount: number): readonly HistoryEvent[] {
  const builder = new HistoryBuilder();
  const chats = Array.from({ length: 20 }, (_, index) => `chat-${index}`);
  for (const chatId of chats) builder.members(chatId, 'ann', 'bob');
  for (let index = 0; index < messageCount; index += 1) {
    const messageId = `m${index}`;
    const chatId = chats[index % chats.length] ?? 'c';
    builder.send('ann.1', messageId, { chatId }).log(messageId, { chatId }).answer('ann.1', `send ${messageId}`);
    builder.give('ann.1', messageId).give('bob.1', messageId).give('bob.2', messageId);
    if (index % 10 === 0) builder.log(messageId, { chatId, hash: null }).give('bob.1', messageId);
    if (index % 25 === 0) builder.find('bob.2', messageId);
  }
  return builder.rest({ 'ann.1': {}, 'bob.1': {}, 'bob.2': {} });
}

/** The same events, with every reading of one counted. */
export function counted(events: readonly HistoryEvent[]): { readonly events: readonly HistoryEvent[]; readonly reads: () => number } {
  let reads = 0;
  const watched = new Proxy(events, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return { events: watched, reads: () => reads };
}
