import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { StoreDamage } from './damage.ts';

/** The tables whose words a person reads or that say how far the copy is, with the columns that their rows' checksums cover. */
const digestedColumns = {
  messages: ['id', 'chat_id', 'sender_id', 'type', 'seq', 'body', 'reply_to_message_id', 'details', 'created_at', 'edited_at', 'deleted_at'],
  message_reactions: ['message_id', 'user_id', 'emoji', 'created_at', 'removed_at'],
  users: ['id', 'email', 'display_name', 'title', 'time_zone', 'avatar_url', 'status', 'pronouns', 'status_emoji', 'status_text', 'status_until'],
  chats: ['id', 'kind', 'name', 'topic', 'avatar_url', 'status', 'created_by_id', 'description', 'can_members_add'],
  sync_state: ['epoch', 'cursor'],
  chat_sync: ['chat_id', 'history_floor_seq', 'unread_before'],
} as const;
export type DigestedTable = keyof typeof digestedColumns;
const digestedTables = Object.keys(digestedColumns) as DigestedTable[];

/** The checksum of a row: its covered columns, in their order. A flipped bit never goes unnoticed, other damage once in 2³² times. */
export function rowDigest(...values: readonly unknown[]): number {
  // As SQLite keeps text: half a character, as a cut-off paste may have it, is replaced.
  return crc32(JSON.stringify(values.map((value) => (typeof value === 'string' ? value.toWellFormed() : value))));
}

/** The checksum that a row should have, in SQL. @param row what the row is called there, such as `new` */
export function rowDigestSql(table: DigestedTable, row: string = table): string {
  return `row_digest(${digestedColumns[table].map((column) => `${row}.${column}`).join(', ')})`;
}

/**
 * A column, in SQL, that fails with {@link StoreDamage} instead of giving a value where the row is not what was written:
 * SY14, no wrong word is shown. Rows from before there were checksums are taken as they are.
 */
export function soundSql(table: DigestedTable, column: string, row: string = table): string {
  return `sound(${row}.digest, ${rowDigestSql(table, row)}, ${row}.${column})`;
}

/**
 * Gives a connection the functions, and keeps the checksums with whatever statement writes a row. The triggers belong
 * to the connection, since they call a function of this program; nothing else may write into a store.
 */
export function installDigests(connection: Database): void {
  connection.function('row_digest', { deterministic: true, varargs: true }, rowDigest);
  connection.function('sound', { deterministic: true }, (stored: unknown, computed: unknown, value: unknown) => {
    if (stored !== null && stored !== computed) throw new StoreDamage('A row is not as it was written');
    return value;
  });
  for (const table of digestedTables) {
    const set = `BEGIN UPDATE ${table} SET digest = ${rowDigestSql(table, 'new')} WHERE rowid = new.rowid; END`;
    connection.exec(`CREATE TEMP TRIGGER digest_new_${table} AFTER INSERT ON main.${table} WHEN new.digest IS NULL ${set}`);
    connection.exec(
      `CREATE TEMP TRIGGER digest_changed_${table} AFTER UPDATE OF ${digestedColumns[table].join(', ')} ON main.${table}
       WHEN new.digest IS NOT ${rowDigestSql(table, 'new')} ${set}`,
    );
  }
}
