import { formatNumber } from '../../language/formats.ts';
import type { chatsStrings } from '../chats.ts';
import { plural } from './plural.ts';

export const chatsGerman: typeof chatsStrings = {
  list: 'Chats',
  newMessage: 'Neue Nachricht',
  newGroup: 'Neue Gruppe',
  jumpTo: 'Gehe zu …',
  empty: 'Noch keine Chats',
  emptyHelp: 'Schreib jemandem oder gründe eine Gruppe.',
  you: (text) => `Du: ${text}`,
  from: (name, text) => `${name}: ${text}`,
  draft: 'Entwurf',
  typing: 'schreibt …',
  noMessages: 'Noch keine Nachrichten',
  unread: (count) => `${formatNumber(count)} ungelesen`,
  pinned: 'Angeheftet',
  muted: 'Stummgeschaltet',
  waiting: 'Wartet auf das Senden',
  failed: 'Nicht gesendet',
  options: (title) => `Optionen für ${title}`,
  mentions: (count) => plural(count, { one: 'Du wurdest erwähnt', other: 'Du wurdest #-mal erwähnt' }),
  menu: {
    markRead: 'Als gelesen markieren', muteHour: '1 Stunde stummschalten', muteWorkday: '8 Stunden stummschalten', muteTomorrow: 'Bis morgen 9:00 Uhr stummschalten', muteForever: 'Stummschalten, bis ich es aufhebe', unmute: 'Stummschaltung aufheben',
    notifyAll: 'Bei allen Nachrichten benachrichtigen', notifyMentions: 'Nur bei Erwähnungen benachrichtigen', notifyNothing: 'Nie benachrichtigen',
    pin: 'Anheften', moveUp: 'Nach oben', moveDown: 'Nach unten', unpin: 'Loslösen', leave: 'Gruppe verlassen',
  },
  account: 'Dein Konto',
  signOut: 'Abmelden',
  signOutTitle: 'Abmelden?',
  signOutText: 'Die Kopie deiner Chats auf diesem Computer wird gelöscht. Nachrichten, die noch nicht gesendet wurden, gehen verloren.',
};
