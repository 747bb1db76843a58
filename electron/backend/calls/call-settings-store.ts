import { callSettingsSchema, defaultCallSettings, type CallSettings } from '#shared/contract/call-settings';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

const settingName = 'calls';

/** How calls are made on this computer; what cannot be understood (any more) is as if it was never set. */
export function readCallSettings(store: StoreReader): CallSettings {
  const row = store.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', settingName);
  return row === undefined ? defaultCallSettings : (callSettingsSchema.safeParse(parse(row.value)).data ?? defaultCallSettings);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function saveCallSettings(writer: StoreWriter, settings: CallSettings): void {
  writer.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', settingName, JSON.stringify(settings));
  writer.touch(topics.callSettings);
}
