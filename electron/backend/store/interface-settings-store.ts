import { z } from 'zod';
import { defaultInterfaceSettings, interfaceSettingsSchema, type InterfaceSettings } from '#shared/contract/interface-settings';
import { readSetting, writeSetting } from './setting.ts';
import type { StoreReader, StoreWriter } from './store-database.ts';
import { topics } from './topics.ts';

const settingName = 'interface';

/** What an earlier version did not know yet is as by default; the rest of its settings stays. */
const storedSchema = z.preprocess((stored) => (typeof stored === 'object' ? { ...defaultInterfaceSettings, ...stored } : stored), interfaceSettingsSchema);

/** How Hallway looks and tells of messages on this computer. */
export function readInterfaceSettings(store: StoreReader): InterfaceSettings {
  return readSetting(store, settingName, { schema: storedSchema, byDefault: defaultInterfaceSettings });
}

export function saveInterfaceSettings(writer: StoreWriter, settings: InterfaceSettings): void {
  writeSetting(writer, settingName, settings);
  writer.touch(topics.interfaceSettings);
}
