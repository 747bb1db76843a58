import { translated } from '../language/translated.ts';

/** How Hallway looks and tells of messages on this computer. */
export const settingsStrings = translated('settings', {
  settings: 'Settings',
  appearance: 'Appearance',
  theme: 'Colours',
  language: 'Language',
  /** Each language is called in itself, so that whoever needs it can read it. */
  languages: { system: 'As the system', en: 'English', de: 'Deutsch', ar: 'العربية' },
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  notifications: 'Notifications',
  notify: 'Notify me of new messages',
  notifyHelp: 'Each chat’s own level and mute go before this.',
  blocked: 'Your system does not let Hallway show notifications. Allow them there.',
  allow: 'Allow notifications',
  sound: 'With a sound',
  soundHelp: 'The sound that your system has for notifications.',
  pause: 'Pause notifications',
  pauseFor: { none: 'Not paused', hour: 'For 1 hour', workday: 'For 8 hours', tomorrow: 'Until tomorrow 9:00' },
  pausedUntil: (time: string) => `Until ${time}`,
  close: 'Done',
});
