import { crc32 } from 'node:zlib';
import type Database from 'better-sqlite3';
import { StoreDamage } from './damage.ts';
import { rowDigestSql } from './row-digest.ts';

/** Up to this size a store is checked whole whenever it is opened; it takes some 6 ms for each MiB. */
const alwaysCheckedBytes = 4 * 1_024 * 1_024;
/** Up to this size it is checked before anything is shown after an unclean stop; larger ones by and by. */
const checkedAfterCrashBytes = 32 * 1_024 * 1_024;

/** The checksum of a store's schema. */
export function schemaDigestOf(connection: Database.Database): number {
  const rows = connection.prepare(`SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name`).raw().all();
  return crc32(JSON.stringify([rows, connection.prepare('SELECT name FROM main.migrations ORDER BY id').raw().all()]));
}

/**
 * SY14: looks whether a store that could be opened is what was written, before anything of it is shown. Names of people
 * and chats are checked each time; messages and reactions when they are read.
 * @throws StoreDamage or what SQLite says
 */
export function checkStore(connection: Database.Database, isUnclean: boolean): void {
  const bytes = connection.prepare('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()').pluck().get() as number;
  if (bytes <= (isUnclean ? checkedAfterCrashBytes : alwaysCheckedBytes)) {
    const found = connection.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') throw new StoreDamage(`The store is damaged: ${String(found)}`);
  }
  for (const table of ['users', 'chats', 'sync_state', 'chat_sync'] as const) {
    const damaged = connection.prepare(`SELECT COUNT(*) FROM main.${table} WHERE digest <> ${rowDigestSql(table)}`).pluck().get();
    if (damaged !== 0) throw new StoreDamage(`Rows of ${table} are not as they were written`);
  }
  if (connection.prepare('SELECT COUNT(*) FROM main.sync_state WHERE json_valid(permissions)').pluck().get() !== 1) throw new StoreDamage('The sync state is damaged');
}
