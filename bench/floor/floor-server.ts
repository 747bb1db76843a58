import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WebSocketServer, type WebSocket } from 'ws';

/**
 * The floor: a bare `ws` server on bare better-sqlite3 that does the same durable work (a message named by its sender,
 * placed in its chat, flushed, then told to every member) with no permissions, no retries, no plan, no change numbers.
 * One commit and one frame per member and chat for all that arrived meanwhile.
 *
 * People are named in the address, or come with a token, which is looked up by its hash.
 *
 * Up: `{"chat":"…","messages":[{"id":"…","body":"…"}]}`, `{"chat":"…","pull":0}` or `{"hello":1}`.
 * Down: `{"m":[{"id":"…","chat":"…","seq":1,"from":"…","body":"…","at":…}]}` or `{"welcome":1}`.
 */
interface Arrived {
  readonly id: string;
  readonly chat: string;
  readonly from: string;
  readonly body: string;
}

type Frame =
  | { readonly hello: 1 }
  | { readonly chat: string; readonly messages: readonly { id: string; body: string }[] }
  | { readonly chat: string; readonly pull: number };

const [folder = '.', shape = 'group'] = process.argv.slice(2);
const database = new Database(join(folder, 'floor.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, chat TEXT NOT NULL, seq INTEGER NOT NULL, sender TEXT NOT NULL,
  body TEXT NOT NULL, at INTEGER NOT NULL)`);
database.exec('CREATE UNIQUE INDEX IF NOT EXISTS messages_chat_seq ON messages (chat, seq)');
database.exec('CREATE TABLE IF NOT EXISTS devices (token_hash TEXT PRIMARY KEY, person TEXT NOT NULL)');
const findPerson = database.prepare('SELECT person FROM devices WHERE token_hash = ?').pluck();
const insert = database.prepare('INSERT INTO messages (id, chat, seq, sender, body, at) VALUES (?, ?, ?, ?, ?, ?)');
const page = database.prepare('SELECT id, chat, seq, sender AS "from", body, at FROM messages WHERE chat = ? AND seq > ? ORDER BY seq LIMIT 2000');

const lastSeqs = new Map<string, number>();
const sockets = new Map<string, WebSocket>();
let waiting: Arrived[] = [];

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === 'object' && address !== null ? String(address.port) : ''}\n`);
});

server.on('connection', (socket, request) => {
  const person = request.headers.authorization === undefined ? named(request.url ?? '/') : signedIn(request.headers.authorization);
  if (person === null) return socket.terminate();
  sockets.set(person, socket);
  socket.on('message', (data) => {
    const frame = JSON.parse((data as Buffer).toString()) as Frame;
    if ('hello' in frame) return socket.send('{"welcome":1}');
    if ('pull' in frame) return socket.send(JSON.stringify({ m: page.all(frame.chat, frame.pull) }));
    if (waiting.length === 0) setImmediate(tick);
    for (const { id, body } of frame.messages) waiting.push({ id, chat: frame.chat, from: person, body });
  });
});

function named(address: string): string | null {
  return new URL(address, 'http://floor').searchParams.get('person');
}

function signedIn(authorization: string): string | null {
  const found = findPerson.get(createHash('sha256').update(authorization.replace('Bearer ', '')).digest('hex'));
  return typeof found === 'string' ? found : null;
}

function tick(): void {
  const arrived = waiting;
  waiting = [];
  const rowsByChat = new Map<string, string[]>();
  database.exec('BEGIN IMMEDIATE');
  for (const { id, chat, from, body } of arrived) {
    const seq = (lastSeqs.get(chat) ?? 0) + 1;
    const at = Date.now();
    insert.run(id, chat, seq, from, body, at);
    lastSeqs.set(chat, seq);
    const rows = rowsByChat.get(chat) ?? [];
    rowsByChat.set(chat, rows);
    rows.push(JSON.stringify({ id, chat, seq, from, body, at }));
  }
  database.exec('COMMIT');
  for (const [chat, rows] of rowsByChat) {
    const frame = Buffer.from(`{"m":[${rows.join(',')}]}`);
    for (const member of membersOf(chat)) sockets.get(member)?.send(frame, { binary: false });
  }
}

/** In pairs, the chat is named by its two people. */
function membersOf(chat: string): Iterable<string> {
  return shape === 'pairs' ? chat.split('/') : sockets.keys();
}

process.once('SIGTERM', () => process.exit(0));
