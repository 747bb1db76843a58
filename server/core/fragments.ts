import type { RowSet } from '#shared/protocol/rows/row-set';
import type { AudienceRows } from './tick-changes.ts';

const lists = ['users', 'chats', 'members', 'messages', 'reactions', 'marks', 'scheduled', 'preferences', 'calls', 'callParticipants', 'snapshots'] as const;

/** The lists of a row set that are not empty, each as JSON without its brackets, so that fragments join by a comma. */
export type Fragment = Readonly<Partial<Record<(typeof lists)[number], string>>>;

/** Serialises an audience's rows, once for everybody in it. Most hold one list: what is empty does not travel between the threads. */
export function toFragment(rows: AudienceRows): Fragment {
  const fragment: { -readonly [List in keyof Fragment]: Fragment[List] } = {};
  for (const list of lists) {
    const touched: ReadonlyMap<string, unknown> | undefined = rows.touched[list];
    // What was put in may have been taken out again.
    if (touched !== undefined && touched.size > 0) fragment[list] = Array.from(touched.values(), (row) => JSON.stringify(row)).join(',');
  }
  return fragment;
}

/** The `rows` of a push, from the fragments that one session may see. */
export function toRowsJson(fragments: readonly Fragment[]): string {
  let text = '';
  for (const list of lists) {
    let rows = '';
    for (const { [list]: more } of fragments) if (more !== undefined) rows += rows === '' ? more : `,${more}`;
    if (rows !== '') text += `${text === '' ? '' : ','}"${list}":[${rows}]`;
  }
  return `{${text}}`;
}

/** Puts a snapshot's rows into an audience; rows that the tick changed itself are newer or the same. */
export function addRowSet(target: AudienceRows, set: RowSet): void {
  for (const chat of set.chats ?? []) target.chats.set(chat.id, chat);
  for (const member of set.members ?? []) target.members.set(`${member.chatId} ${member.userId}`, member);
  for (const message of set.messages ?? []) target.messages.set(message.id, message);
  for (const reaction of set.reactions ?? []) target.reactions.set(`${reaction.messageId} ${reaction.userId} ${reaction.emoji}`, reaction);
  for (const mark of set.marks ?? []) target.marks.set(mark.messageId, mark);
  for (const message of set.scheduled ?? []) target.scheduled.set(message.messageId, message);
  for (const call of set.calls ?? []) target.calls.set(call.id, call);
  for (const participant of set.callParticipants ?? []) target.callParticipants.set(`${participant.callId} ${participant.userId}`, participant);
  for (const snapshot of set.snapshots ?? []) target.snapshots.set(snapshot.chatId, snapshot);
}
