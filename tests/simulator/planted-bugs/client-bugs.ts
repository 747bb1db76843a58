import type { PlantedBug } from './planted-bug.ts';

const engine = 'electron/backend/sync/sync-engine.js';
const outbox = 'electron/backend/outbox/outbox.js';
const derived = 'electron/backend/apply/derived-columns.js';
const rows = 'electron/backend/apply/apply-row.js';

/** Mistakes of the embedded backend. */
export const clientBugs: readonly PlantedBug[] = [
  {
    id: 'gap-applied', title: 'a push that starts above the cursor is applied', rules: ['C1', 'C4', 'C11'], needs: ['frameDown'],
    file: engine, find: 'const isChained = frame.since <= cursor && cursor > 0;', replace: 'const isChained = cursor > 0;',
  },
  {
    id: 'row-dropped', title: 'one message in seventeen is not stored', rules: ['C1', 'C4', 'C11'],
    file: 'electron/backend/apply/apply-rows.js', find: 'const applied = applyMessage(writer, self, row);', replace: `const applied = row.seq % 17 === 0 ? 'nothing' : applyMessage(writer, self, row);`,
  },
  {
    id: 'tombstone-keeps-reactions', title: 'the reactions of a deleted message stay on the device', rules: ['C10'],
    file: rows, find: `writer.run('DELETE FROM message_reactions WHERE message_id = ?', row.id);`, replace: '',
  },
  {
    id: 'pointer-taken-back', title: 'reading further up takes the read position back', rules: ['C8', 'C11'],
    file: 'electron/backend/outbox/effects/member-effects.js', find: 'last_read_seq = MAX(last_read_seq, ?)', replace: 'last_read_seq = ?',
  },
  {
    id: 'unread-counts-own', title: 'own messages count as unread', rules: ['C7'],
    file: derived, find: 'AND messages.sender_id <> chat_members.user_id', replace: '',
  },
  {
    id: 'leaving-erases-nothing', title: 'a chat that was left stays on the device', rules: ['C9'],
    file: 'electron/backend/apply/erase-chat.js', find: `OR id NOT IN (SELECT message_id FROM outbox WHERE chat_id = ?))', chatId, chatId);\n    });\n    const changes = unsent > 0 ?`,
    replace: `OR id NOT IN (SELECT message_id FROM outbox WHERE chat_id = ?)) AND id IS NULL', chatId, chatId);\n    });\n    const changes = true ?`,
  },
  {
    id: 'epoch-unnoticed', title: 'only a server that is behind is taken for another history', rules: ['C1', 'C4', 'C10', 'C11', 'C15'], needs: ['backup', 'restore'],
    file: engine, find: 'known.epoch !== frame.epoch || known.cursor > frame.head', replace: 'known.epoch === null || known.cursor > frame.head',
  },
  {
    id: 'outbox-lost-with-epoch', title: 'a new epoch empties the outbox', rules: ['C1'], needs: ['backup', 'restore'],
    file: 'electron/backend/sync/begin-epoch.js', find: `writer.run('DELETE FROM message_reactions');`, replace: `writer.run('DELETE FROM message_reactions');\n    writer.run('DELETE FROM outbox');`,
  },
  {
    id: 'nothing-offered-again', title: 'after a backup own messages are not offered again', rules: ['C1', 'C11', 'C4'], needs: ['backup', 'restore'],
    file: 'electron/backend/sync/begin-epoch.js', find: 'offerMessage(writer, message, nowMs);', replace: `writer.run('DELETE FROM messages WHERE id = ?', message.id);`,
  },
  {
    id: 'cleared-before-answer', title: '“later” empties the outbox like an answer', rules: ['C1'], needs: ['databaseFailure'],
    file: outbox, find: `const row = result.status === 'later' ? undefined : findRow(writer, result.commandId);`,
    replace: `const row = findRow(writer, result.commandId);\n        if (row !== undefined && result.status === 'later') writer.run('DELETE FROM outbox WHERE command_id = ?', result.commandId);`,
  },
  {
    id: 'new-id-each-time', title: 'a message gets its id when it is sent, not when it is written', rules: ['C2'],
    file: outbox, find: 'intent: JSON.parse(row.intent) }) }));', replace: `intent: row.intent.startsWith('{"kind":"message.send"') ? { ...JSON.parse(row.intent), messageId: newId() } : JSON.parse(row.intent) }) }));`,
  },
  {
    id: 'refusal-not-undone', title: 'what the server refused stays as if it were done', rules: ['C7', 'C11', 'C10'],
    file: outbox, find: '        giveUp(writer, self, row);\n}', replace: `        writer.run('DELETE FROM outbox WHERE command_id = ?', row.command_id);\n}`,
  },
  {
    id: 'sent-backwards', title: 'what waits is sent newest first', rules: ['C5'],
    file: outbox, find: 'ORDER BY position LIMIT ?', replace: 'ORDER BY position DESC LIMIT ?',
  },
  {
    id: 'ordered-by-clock', title: 'messages stand by the clock of who wrote them', rules: ['C4'],
    file: 'electron/backend/contract/queries/message-window.js', find: 'AND seq < ? AND seq >= ? ORDER BY seq DESC', replace: 'AND seq < ? AND seq >= ? ORDER BY id DESC',
  },
  {
    id: 'answer-wakes-nobody', title: 'what was written while a batch travelled is not sent after it', rules: ['C12'],
    file: 'electron/backend/sync/outbox-sender.js', find: `if (later.length === 0)\n            return this.wake();`, replace: `if (later.length === 0)\n            return;`,
  },
];
