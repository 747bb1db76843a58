import { callSettingsSchema, defaultCallSettings, type CallSettings } from '#shared/contract/call-settings';
import { readSetting, writeSetting } from '../store/setting.ts';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

const settingName = 'calls';

/** How calls are made on this computer. */
export function readCallSettings(store: StoreReader): CallSettings {
  return readSetting(store, settingName, { schema: callSettingsSchema, byDefault: defaultCallSettings });
}

export function saveCallSettings(writer: StoreWriter, settings: CallSettings): void {
  writeSetting(writer, settingName, settings);
  writer.touch(topics.callSettings);
}
