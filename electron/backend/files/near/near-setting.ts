import { z } from 'zod';
import { readSetting, writeSetting } from '../../store/setting.ts';
import type { StoreReader, StoreWriter } from '../../store/store-database.ts';
import { topics } from '../../store/topics.ts';

const settingName = 'nearSharing';

/** Whether this computer gives files to colleagues directly, and takes them; on unless it was turned off. */
export function isNearSharingOn(store: StoreReader): boolean {
  return readSetting(store, settingName, { schema: z.boolean(), byDefault: true });
}

export function setNearSharing(writer: StoreWriter, isOn: boolean): void {
  writeSetting(writer, settingName, isOn);
  writer.touch(topics.files);
}
