import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A message as it stands in a database of ours, on the server or on a device. */
export interface StoredMessage {
  readonly id: string;
  readonly seq: number;
  readonly body: string;
  readonly deleted_at: number | null;
}

/** The server's SQLite file in a data folder. */
export function serverFileOf(dataDir: string): string {
  return join(dataDir, 'hallway.sqlite');
}

/** Reads a database file beside whoever works on it. Read only, so that closing it leaves the write-ahead log to its owner. */
export function look<Result>(file: string, read: (database: Database.Database) => Result): Result {
  const database = new Database(file, { readonly: true });
  try {
    database.pragma('busy_timeout = 5000');
    return read(database);
  } finally {
    database.close();
  }
}

/** The messages of a chat that have their place, in order, as this database file holds them. */
export function messagesIn(file: string, chatId: string): StoredMessage[] {
  const sql = 'SELECT id, seq, body, deleted_at FROM messages WHERE chat_id = ? AND seq IS NOT NULL ORDER BY seq';
  return look(file, (database) => database.prepare<[string], StoredMessage>(sql).all(chatId));
}

/** What a sender was told, and what it sent without having been told anything. */
export interface SentMessages {
  /** By the message's id: the place that the server acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** By the message's id: its text; all that were ever sent. */
  readonly sent: ReadonlyMap<string, string>;
}

/** What an audit of the server's file found. */
export interface AuditResult {
  readonly messages: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Sentences; none when all is as promised. */
  readonly problems: readonly string[];
}

/**
 * Looks at the server's file: it is sound, each chat counts 1, 2, 3… (SY3), no change number is used twice or lies above
 * the head (SY4), everything acknowledged stands at its place (SY1), nothing stands twice, and nothing is there by half.
 */
export function auditServer(dataDir: string, { acknowledged, sent }: SentMessages): AuditResult {
  return look(serverFileOf(dataDir), (database) => {
    const problems = structureProblems(database);
    const rows = database.prepare<[], StoredMessage>('SELECT id, seq, body, deleted_at FROM messages').all();
    const byId = new Map(rows.map((row) => [row.id, row]));
    let lost = 0;
    for (const [id, seq] of acknowledged) {
      const row = byId.get(id);
      if (row === undefined) lost += 1;
      else if (row.seq !== seq) problems.push(`a message acknowledged at ${seq} stands at ${row.seq}`);
    }
    if (lost > 0) problems.push(`${lost} acknowledged messages are lost`);
    for (const [id, body] of sent) {
      const row = byId.get(id);
      if (row !== undefined && row.deleted_at === null && row.body !== body) problems.push('a message has another text than was sent');
    }
    const bodies = rows.filter((row) => row.deleted_at === null && row.body !== '').map((row) => row.body);
    const duplicated = bodies.length - new Set(bodies).size;
    if (duplicated > 0) problems.push(`${duplicated} messages stand twice`);
    return { messages: rows.length, lost, duplicated, problems };
  });
}

/** Messages without the remembered answer of their command, or the other way round: SY2 wants both of one transaction. */
export function halfWritten(dataDir: string): number {
  return look(serverFileOf(dataDir), (database) => {
    const one = (sql: string): number => database.prepare(sql).pluck().get() as number;
    return Math.abs(one(`SELECT COUNT(*) FROM messages WHERE type = 'text'`) - one(`SELECT COUNT(*) FROM applied_commands WHERE result LIKE '%"seq"%'`));
  });
}

/** What holds of every copy of the server's file, whatever was sent. */
export function structureProblems(database: Database.Database): string[] {
  const problems: string[] = [];
  const one = (sql: string): number => database.prepare(sql).pluck().get() as number;
  const sound = database.pragma('integrity_check', { simple: true }) as string;
  if (sound !== 'ok') problems.push(`the file is not sound: ${sound}`);
  if ((database.pragma('foreign_key_check') as unknown[]).length > 0) problems.push('a foreign key leads nowhere');
  if (one('SELECT COUNT(*) FROM (SELECT 1 FROM messages GROUP BY chat_id HAVING COUNT(*) <> MAX(seq) OR MIN(seq) <> 1)') > 0) problems.push('a chat has a gap in its order');
  if (one('SELECT COUNT(*) - COUNT(DISTINCT change_seq) FROM messages') > 0) problems.push('a change number is used twice');
  if (one('SELECT COALESCE(MAX(change_seq), 0) > (SELECT MAX(head_change_seq) FROM organization_logs) FROM messages') > 0) problems.push('a change number lies above the head');
  return problems;
}

/** Whether there are so many texts, and none twice. */
export function storedOnce(bodies: readonly string[], count: number): boolean {
  return bodies.length === count && new Set(bodies).size === count;
}
