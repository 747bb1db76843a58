import type { messageListStrings } from '../message-lists.ts';
import { plural } from './plural.ts';

export const messageListsGerman: typeof messageListStrings = {
  titles: { saved: 'Gemerkt', pinned: 'Angeheftet', mentions: 'Erwähnungen' },
  close: { saved: 'Gemerkte Nachrichten schließen', pinned: 'Angeheftete Nachrichten schließen', mentions: 'Erwähnungen schließen' },
  pinnedCount: (count) => plural(count, { one: '# angeheftete Nachricht', other: '# angeheftete Nachrichten' }),
  empty: { saved: 'Noch nichts gemerkt', pinned: 'Noch nichts angeheftet', mentions: 'Noch hat dich niemand erwähnt' },
  emptyHelp: {
    saved: 'Merke dir eine Nachricht für später mit ihrem Lesezeichen, oder drücke S darauf. Nur du siehst, was du dir gemerkt hast, auf all deinen Computern.',
    pinned: 'Hefte an, was alle hier wiederfinden sollen: Wähle „Für alle hier anheften“ im Menü einer Nachricht, oder drücke P darauf.',
    mentions: 'Nachrichten mit deinem Namen hinter einem @ und solche an alle kommen hier zusammen.',
  },
  missing: (count) => plural(count, { one: '# weitere gemerkte Nachricht ist noch nicht auf diesem Computer.', other: '# weitere gemerkte Nachrichten sind noch nicht auf diesem Computer.' }),
  goTo: (name, chat, time, text) => `${name} in ${chat}, ${time}: ${text}. Zur Nachricht gehen`,
  unsave: 'Nicht mehr merken',
  unpin: 'Nicht mehr anheften',
  pinnedBy: (name) => `Angeheftet von ${name}`,
  inThread: 'In einem Thread',
  more: 'Mehr anzeigen',
};
