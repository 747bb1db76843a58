import type { PlantedBug } from './planted-bug.ts';

/** Mistakes of the organization server. */
export const serverBugs: readonly PlantedBug[] = [
  {
    id: 'answered-before-commit', title: 'commands are answered as they arrive, before they are committed', rules: ['C1'],
    file: 'server/sockets/session-hub.js', find: 'this.#ticks.add(commands.map(', replace: `this.sendResults(session.id, commands.map(({ id }) => ({ commandId: id, status: 'done' })));\n        this.#ticks.add(commands.map(`,
  },
  {
    id: 'undone-tick-answered', title: 'the commands of a tick that failed are answered as done', rules: ['C1'], needs: ['databaseFailure'],
    file: 'server/sockets/tick-loop.js', find: `({ commandId, status: 'later', code: known.code, retryAfterMs })`, replace: `({ commandId, status: 'done' })`,
  },
  {
    id: 'undone-tick-remembered', title: 'what a failed tick noted of chats is kept', rules: ['C4', 'C15'], needs: ['databaseFailure'],
    file: 'server/core/log-core.js', find: `            this.#chats.forget();\n            this.#calls.forget();\n            throw error;`, replace: '            throw error;',
  },
  {
    id: 'removed-member-told', title: 'who was removed goes on being told', rules: ['C9'],
    file: 'server/sockets/fan-out.js', find: 'registry.follow(change);', replace: 'if (change.isIn) registry.follow(change);',
  },
  {
    id: 'former-member-pulls', title: 'a former member may still fetch', rules: ['C9'],
    file: 'server/core/read-changes.js', find: '(SELECT chat_id FROM chat_members WHERE user_id = ? AND left_at IS NULL)', replace: '(SELECT chat_id FROM chat_members WHERE user_id = ?)',
  },
  {
    id: 'edit-without-number', title: 'an edit keeps the number of the change before', rules: ['C10', 'C11', 'C15'],
    file: 'server/core/commands/message-edit.js', find: 'change_seq: context.nextChangeSeq()', replace: 'change_seq: message.change_seq',
  },
  {
    id: 'deleted-text-kept', title: 'a tombstone keeps the text in the log', rules: ['C10'],
    file: 'server/core/commands/message-delete.js', find: `UPDATE messages SET body = '', reply_to_message_id`, replace: 'UPDATE messages SET reply_to_message_id',
  },
  {
    id: 'number-used-again', title: 'a deletion takes a number that another change has or will have', rules: ['C15', 'C11', 'C16', 'C10'],
    file: 'server/core/commands/message-delete.js', find: 'change_seq: context.nextChangeSeq()', replace: 'change_seq: message.change_seq + 1',
  },
  {
    id: 'place-given-twice', title: 'a line about the chat does not take its place', rules: ['C16', 'C15', 'C4'],
    file: 'server/core/stored-changes.js', find: 'chat.lastSeq = seq;', replace: `if (message.type === 'text') chat.lastSeq = seq;`,
  },
];
