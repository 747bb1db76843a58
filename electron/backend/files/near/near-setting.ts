import type { StoreReader, StoreWriter } from '../../store/store-database.ts';
import { topics } from '../../store/topics.ts';

const settingName = 'nearSharing';

/** Whether this computer gives files to colleagues directly, and takes them; on unless it was turned off. */
export function isNearSharingOn(store: StoreReader): boolean {
  return store.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', settingName)?.value !== 'off';
}

export function setNearSharing(writer: StoreWriter, isOn: boolean): void {
  writer.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', settingName, isOn ? 'on' : 'off');
  writer.touch(topics.files);
}
