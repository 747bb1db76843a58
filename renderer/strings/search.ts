import { formatNumber, formatPercent } from '../language/formats.ts';
import { translated } from '../language/translated.ts';
import { plural } from './plural.ts';

/** Finding messages. */
export const searchStrings = translated('search', {
  search: 'Search messages',
  searchHere: 'Search in this chat',
  label: 'Search',
  close: 'Close search',
  placeholder: 'Words, a part of a word, from:…',
  order: 'Order',
  newest: 'Newest',
  best: 'Best',
  results: 'Messages found',
  inChat: (title: string) => `In ${title}`,
  everywhere: (title: string) => `Search everywhere, not only in ${title}`,
  remove: (text: string) => `Remove ${text}`,
  noMeaning: (text: string) => `${text} fits nothing`,
  suggestions: 'People and chats',
  helpTitle: 'Search everything you have',
  help: 'Works without a connection. Accents and capitals do not matter, and from three letters on a part of a word is enough.',
  operators: 'Narrow it down',
  none: 'Nothing found',
  noneHelp: 'Try fewer words, or a part of a word.',
  stillFetching: (percent: number) => `${formatPercent(percent)} of the messages are on this computer so far. Older ones are found once they are here.`,
  searching: 'Looking further back…',
  found: (count: number, isComplete: boolean) => (isComplete ? plural(count, { one: '# message', other: '# messages' }) : `${formatNumber(count)}+ messages`),
  hitLabel: (sender: string, chat: string, time: string, text: string) => `${sender} in ${chat}, ${time}: ${text}`,
  waiting: 'Waiting to send',
  messages: 'Messages',
  senderIn: (sender: string, chat: string) => `${sender} in ${chat}`,
  senderTo: (sender: string, person: string) => `${sender} to ${person}`,
  to: (person: string) => `To ${person}`,
  direct: 'Direct message',
});
