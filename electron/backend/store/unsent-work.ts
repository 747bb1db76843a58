import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { copyFileOf, readWhatIsSound } from '../unsent/unsent-copy.ts';

/**
 * Whether a closed store holds what only this computer has: intents that were never accepted, or drafts. A read pointer
 * does not count. What cannot be looked into counts: it is not ours to throw away.
 */
export function hasUnsentWork(file: string): boolean {
  if (copyHasUnsentWork(copyFileOf(file))) return true;
  if (!existsSync(file)) return false;
  let connection: Database.Database | null = null;
  try {
    connection = new Database(file, { readonly: true, timeout: 5_000 });
    const sql = `SELECT EXISTS (SELECT 1 FROM outbox WHERE json_extract(intent, '$.kind') <> 'chat.read' AND json_extract(intent, '$.threadReadSeq') IS NULL)
      OR EXISTS (SELECT 1 FROM drafts) OR EXISTS (SELECT 1 FROM thread_drafts)`;
    return connection.prepare(sql).pluck().get() === 1;
  } catch {
    return true;
  } finally {
    connection?.close();
  }
}

/** Also where the store itself has vanished. */
function copyHasUnsentWork(copyFile: string): boolean {
  if (!existsSync(copyFile)) return false;
  try {
    const { content } = readWhatIsSound(copyFile);
    return content !== null && (content.drafts.length + content.thread_drafts.length > 0 || content.commands.some(({ intent }) => !intent.startsWith('{"kind":"chat.read"') && !intent.includes('"threadReadSeq":')));
  } catch {
    return true;
  }
}
