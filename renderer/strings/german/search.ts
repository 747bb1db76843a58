import { formatNumber, formatPercent } from '../../language/formats.ts';
import type { searchStrings } from '../search.ts';
import { plural } from './plural.ts';

export const searchGerman: typeof searchStrings = {
  search: 'Nachrichten durchsuchen',
  searchHere: 'In diesem Chat suchen',
  label: 'Suche',
  close: 'Suche schließen',
  placeholder: 'Wörter, ein Wortteil, from:…',
  order: 'Reihenfolge',
  newest: 'Neueste',
  best: 'Beste',
  results: 'Gefundene Nachrichten',
  inChat: (title) => `In ${title}`,
  everywhere: (title) => `Überall suchen, nicht nur in ${title}`,
  remove: (text) => `${text} entfernen`,
  noMeaning: (text) => `Zu ${text} passt nichts`,
  suggestions: 'Personen und Chats',
  helpTitle: 'Durchsuch alles, was du hast',
  help: 'Funktioniert ohne Verbindung. Akzente und Großschreibung spielen keine Rolle, und ab drei Buchstaben genügt ein Wortteil.',
  operators: 'Eingrenzen',
  none: 'Nichts gefunden',
  noneHelp: 'Versuch es mit weniger Wörtern oder einem Wortteil.',
  stillFetching: (percent) => `${formatPercent(percent)} der Nachrichten sind bisher auf diesem Computer. Ältere werden gefunden, sobald sie hier sind.`,
  searching: 'Sucht weiter zurück …',
  found: (count, isComplete) => (isComplete ? plural(count, { one: '# Nachricht', other: '# Nachrichten' }) : `Mehr als ${formatNumber(count)} Nachrichten`),
  hitLabel: (sender, chat, time, text) => `${sender} in ${chat}, ${time}: ${text}`,
  waiting: 'Wartet auf das Senden',
  messages: 'Nachrichten',
  senderIn: (sender, chat) => `${sender} in ${chat}`,
};
