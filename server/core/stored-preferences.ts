import type { PreferenceRow } from '#shared/protocol/rows/preference-row';

export interface StoredPreference {
  readonly name: string;
  readonly value: string;
  readonly change_seq: number;
}

export const preferenceColumns = 'name, value, change_seq';

export function toPreferenceRow({ name, value, change_seq: changeSeq }: StoredPreference): PreferenceRow {
  return { name, value, changeSeq };
}
