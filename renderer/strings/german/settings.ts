import type { settingsStrings } from '../settings.ts';

export const settingsGerman: typeof settingsStrings = {
  settings: 'Einstellungen',
  appearance: 'Darstellung',
  theme: 'Farben',
  language: 'Sprache',
  languages: { system: 'Wie das System', en: 'English', de: 'Deutsch', ar: 'العربية' },
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  notifications: 'Benachrichtigungen',
  notify: 'Bei neuen Nachrichten benachrichtigen',
  notifyHelp: 'Stufe und Stummschaltung jedes Chats gehen vor.',
  blocked: 'Dein System lässt Hallway keine Benachrichtigungen zeigen. Erlaube sie dort.',
  allow: 'Benachrichtigungen erlauben',
  sound: 'Mit Ton',
  soundHelp: 'Der Ton, den dein System für Benachrichtigungen hat.',
  pause: 'Benachrichtigungen pausieren',
  pauseFor: { none: 'Nicht pausiert', hour: 'Für 1 Stunde', workday: 'Für 8 Stunden', tomorrow: 'Bis morgen 9:00 Uhr' },
  pausedUntil: (time) => `Bis ${time}`,
  close: 'Fertig',
};
