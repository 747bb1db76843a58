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
    id: 'rows-beside-answers-left', title: 'the rows that come with answers are left, and the cursor moves on', rules: ['C1', 'C4', 'C11'],
    file: engine, find: 'if (!isChained || frame.until <= cursor)\n                return;', replace: 'if (!isChained || frame.until <= cursor)\n                return;\n            if (results.length > 0)\n                return moveCursor(writer, frame.until);',
  },
  {
    id: 'older-row-wins', title: 'a row replaces a newer one', rules: ['C10', 'C11'], needs: ['frameDown'],
    file: rows, find: '  WHERE excluded.change_seq > messages.change_seq`', replace: '  WHERE true`',
  },
  {
    id: 'tombstone-keeps-reactions', title: 'the reactions of a deleted message stay on the device', rules: ['C10'],
    file: rows, find: `writer.run('DELETE FROM message_reactions WHERE message_id = ?', row.id);`, replace: '',
  },
  {
    id: 'tombstone-keeps-text', title: 'a tombstone leaves the text on the device', rules: ['C10', 'C11'],
    file: rows, find: 'ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = excluded.body,', replace: `ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = CASE WHEN excluded.deleted_at IS NULL THEN excluded.body ELSE messages.body END,`,
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
    id: 'unread-after-deletion', title: 'a deletion leaves the unread number as it was', rules: ['C7'],
    file: 'electron/backend/apply/apply-rows.js', find: `if (applied !== 'nothing')`, replace: `if (applied === 'written')`,
  },
  {
    id: 'leaving-erases-nothing', title: 'a chat that was left stays on the device', rules: ['C9'],
    file: 'electron/backend/apply/erase-chat.js', find: `OR id NOT IN (SELECT message_id FROM outbox WHERE chat_id = ?))', chatId, chatId);\n    });\n    const changes = unsent > 0 ?`,
    replace: `OR id NOT IN (SELECT message_id FROM outbox WHERE chat_id = ?)) AND id IS NULL', chatId, chatId);\n    });\n    const changes = true ?`,
  },
  {
    id: 'leaving-drops-unsent', title: 'leaving takes one\'s own unsent words along', rules: ['C1'],
    file: 'electron/backend/apply/erase-chat.js', find: 'writer.run(`DELETE FROM outbox WHERE chat_id = ? AND NOT ${isSendSql}`, chatId);', replace: `writer.run('DELETE FROM outbox WHERE chat_id = ?', chatId);`,
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
    file: 'electron/backend/sync/begin-epoch.js', find: `offer(writer, { kind: 'message.send', chatId, messageId: id, body, replyToMessageId }, nowMs);`, replace: `writer.run('DELETE FROM messages WHERE id = ?', id);`,
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
    id: 'place-guessed', title: 'the device guesses the place of its own message', rules: ['C4', 'C15', 'C16'],
    file: outbox, find: 'const { seq, createdAt, changeSeq } = place;', replace: `const { createdAt, changeSeq } = place;\n    const { seq } = writer.get('SELECT COALESCE(MAX(seq), 0) + 1 AS seq FROM messages WHERE chat_id = (SELECT chat_id FROM messages WHERE id = ?)', messageId);`,
  },
  {
    id: 'refusal-not-undone', title: 'what the server refused stays as if it were done', rules: ['C7', 'C11', 'C10'],
    file: outbox, find: '        giveUp(writer, self, row);\n}', replace: `        writer.run('DELETE FROM outbox WHERE command_id = ?', row.command_id);\n}`,
  },
  {
    id: 'not-done-again', title: 'a waiting deletion is forgotten when the server\'s row comes', rules: ['C10'],
    file: outbox, find: 'redoChanges(writer, self, chatId);\n        refreshChat', replace: 'refreshChat',
  },
  {
    id: 'sent-backwards', title: 'what waits is sent newest first', rules: ['C5'],
    file: outbox, find: 'ORDER BY position LIMIT ?', replace: 'ORDER BY position DESC LIMIT ?',
  },
  {
    id: 'ordered-by-clock', title: 'messages stand by the clock of who wrote them', rules: ['C4'],
    file: 'electron/backend/contract/queries/message-window.js', find: 'AND seq < ? AND seq >= ? ORDER BY seq DESC', replace: 'AND seq < ? AND seq >= ? ORDER BY id DESC',
  },
];
