/** The sections of the settings, in the order in which they are listed. */
export const settingsSections = ['appearance', 'notifications', 'shortcuts', 'storage', 'devices', 'about'] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Whether a name is that of a section. */
export function isSettingsSection(name: string | null): name is SettingsSection {
  return name !== null && (settingsSections as readonly string[]).includes(name);
}
