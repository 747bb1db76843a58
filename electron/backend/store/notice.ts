import type { SessionView } from '#shared/contract/views/session-view';
import { errorCatalogue, errorCodes, type ErrorCode } from '#shared/errors/error-catalogue';
import type { StoreReader, StoreWriter } from './store-database.ts';
import { topics } from './topics.ts';

/** What a signed-in person should know of their copy on this computer, or null. */
export type SessionNotice = Extract<SessionView, { status: 'signedIn' }>['notice'];

const settingName = 'notice';

/** The notice that was not dismissed yet, or null. */
export function readNotice(reader: StoreReader): SessionNotice {
  const value = reader.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', settingName)?.value;
  const code = errorCodes.find((known) => known === value);
  return code === undefined ? null : { code, message: errorCatalogue[code].message };
}

/** Keeps a notice until it is dismissed; one that stands already is replaced. */
export function keepNotice(writer: StoreWriter, code: ErrorCode): void {
  writer.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', settingName, code);
  writer.touch(topics.session);
}

export function removeNotice(writer: StoreWriter): void {
  if (writer.run('DELETE FROM settings WHERE name = ?', settingName) > 0) writer.touch(topics.session);
}
