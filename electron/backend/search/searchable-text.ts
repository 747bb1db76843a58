import type { Database } from 'better-sqlite3';
import { attachmentsOf } from '#shared/protocol/files/attachment';

/** A message's text to search in, in SQL: its words, and the names of its files, each on a line of its own. @param row what the row is called there */
export function searchableTextSql(row: string): string {
  return `CASE WHEN ${row}.type IN ('text', 'system') THEN ${row}.body ELSE message_text(${row}.body, ${row}.details) END`;
}

/** Gives a connection the function behind {@link searchableTextSql}. */
export function installSearchableText(connection: Database): void {
  connection.function('message_text', { deterministic: true }, (body: unknown, details: unknown) => searchableText(String(body), typeof details === 'string' ? details : null));
}

function searchableText(body: string, details: string | null): string {
  const names = details === null ? [] : attachmentsOf(JSON.parse(details)).map(({ fileName }) => fileName);
  return [body, ...names].filter((line) => line !== '').join('\n');
}
