import { formatNumber } from '../../language/formats.ts';
import type { organizationStrings } from '../organizations.ts';
import { plural } from './plural.ts';

export const organizationsGerman: typeof organizationStrings = {
  rail: 'Organisationen',
  add: 'Organisation hinzufügen',
  addSubtitle: 'In deinen anderen Organisationen bleibst du angemeldet.',
  cancelAdding: 'Abbrechen',
  remove: 'Von diesem Computer entfernen',
  removeTitle: 'Diese Organisation entfernen?',
  removeText: 'Die Kopie ihrer Chats auf diesem Computer wird gelöscht. Nachrichten, die noch nicht gesendet wurden, gehen verloren.',
  newPlace: 'Neue Organisation',
  withDetail: (name, detail) => `${name}, ${detail}`,
  unread: (count) => `${formatNumber(count)} ungelesen`,
  mentions: (count) => plural(count, { one: 'Du wurdest erwähnt', other: 'Du wurdest #-mal erwähnt' }),
  offline: 'Offline',
  restarting: 'Startet neu',
  signedOut: 'Abgemeldet',
  options: (name) => `Optionen für ${name}`,
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  movedTo: (name, position, count) => `${name}: Platz ${formatNumber(position)} von ${formatNumber(count)}`,
  signOut: (name) => `Von ${name} abmelden`,
  signOutTitle: (name) => `Von ${name} abmelden?`,
};
