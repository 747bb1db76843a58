import type { RowSet } from '#shared/protocol/rows/row-set';
import type { AudienceRows } from './tick-changes.ts';

/** The lists of a row set, each as JSON without its brackets, so that fragments join by a comma. */
export interface Fragment {
  readonly chats: string;
  readonly members: string;
  readonly messages: string;
  readonly reactions: string;
  readonly calls: string;
  readonly callParticipants: string;
  readonly snapshots: string;
}

const lists = ['chats', 'members', 'messages', 'reactions', 'calls', 'callParticipants', 'snapshots'] as const;

/** Serialises an audience's rows, once for everybody in it. */
export function toFragment(rows: AudienceRows): Fragment {
  return {
    chats: joined(rows.chats.values()),
    members: joined(rows.members.values()),
    messages: joined(rows.messages.values()),
    reactions: joined(rows.reactions.values()),
    calls: joined(rows.calls.values()),
    callParticipants: joined(rows.callParticipants.values()),
    snapshots: joined(rows.snapshots.values()),
  };
}

function joined(rows: Iterable<unknown>): string {
  return Array.from(rows, (row) => JSON.stringify(row)).join(',');
}

/** The `rows` of a push, from the fragments that one session may see. */
export function toRowsJson(fragments: readonly Fragment[]): string {
  const parts = lists.flatMap((list) => {
    const text = fragments.map((fragment) => fragment[list]).filter((part) => part !== '').join(',');
    return text === '' ? [] : [`"${list}":[${text}]`];
  });
  return `{${parts.join(',')}}`;
}

/** Puts a snapshot's rows into an audience; rows that the tick changed itself are newer or the same. */
export function addRowSet(target: AudienceRows, set: RowSet): void {
  for (const chat of set.chats ?? []) target.chats.set(chat.id, chat);
  for (const member of set.members ?? []) target.members.set(`${member.chatId} ${member.userId}`, member);
  for (const message of set.messages ?? []) target.messages.set(message.id, message);
  for (const reaction of set.reactions ?? []) target.reactions.set(`${reaction.messageId} ${reaction.userId} ${reaction.emoji}`, reaction);
  for (const call of set.calls ?? []) target.calls.set(call.id, call);
  for (const participant of set.callParticipants ?? []) target.callParticipants.set(`${participant.callId} ${participant.userId}`, participant);
  for (const snapshot of set.snapshots ?? []) target.snapshots.set(snapshot.chatId, snapshot);
}
