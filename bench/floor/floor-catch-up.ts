import { once } from 'node:events';
import Database from 'better-sqlite3';
import { WebSocket } from 'ws';
import { piecesOf } from '#backend/search/pieces';
import { searchableForm } from '#backend/search/searchable-form';

interface FloorRow {
  readonly id: string;
  readonly chat: string;
  readonly seq: number;
  readonly from: string;
  readonly body: string;
  readonly at: number;
}

/** Pulls all messages of a chat from the floor's server into a bare store with the same indexes, that for searching included. Gives their number. */
export async function catchUpOnFloor(socketUrl: string, chat: string, file: string): Promise<number> {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`CREATE TABLE messages (id TEXT PRIMARY KEY, chat_id TEXT NOT NULL, seq INTEGER, sender_id TEXT NOT NULL, body TEXT NOT NULL,
    created_at INTEGER NOT NULL, change_seq INTEGER NOT NULL)`);
  database.exec('CREATE UNIQUE INDEX messages_chat_seq ON messages (chat_id, seq)');
  database.exec('CREATE INDEX messages_change_seq ON messages (change_seq)');
  database.exec('CREATE INDEX messages_unread ON messages (chat_id, seq, sender_id)');
  const insert = database.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?)');
  database.exec(`CREATE VIRTUAL TABLE message_search USING fts5(pieces, content='', detail=none, columnsize=0, tokenize='ascii')`);
  const index = database.prepare('INSERT INTO message_search (rowid, pieces) VALUES (?, ?)');
  const write = database.transaction((rows: readonly FloorRow[]) => {
    for (const row of rows) {
      insert.run(row.id, row.chat, row.seq, row.from, row.body, row.at, row.seq);
      index.run(row.seq, piecesOf({ form: searchableForm(row.body), body: row.body, senderId: row.from, chatId: row.chat, isReplyInThread: false }));
    }
  });
  const socket = new WebSocket(`${socketUrl}/?person=reader`, { perMessageDeflate: false });
  await once(socket, 'open');
  let newest = 0;
  for (;;) {
    const answered = once(socket, 'message');
    socket.send(JSON.stringify({ chat, pull: newest }));
    const [data] = (await answered) as [Buffer];
    const { m: rows } = JSON.parse(data.toString()) as { m: FloorRow[] };
    if (rows.length === 0) break;
    write(rows);
    newest = rows.at(-1)?.seq ?? newest;
  }
  socket.terminate();
  database.close();
  return newest;
}
