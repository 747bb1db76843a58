import { translated } from '../language/translated.ts';
import { plural } from './plural.ts';

/** Saved and pinned messages, and those that mention oneself. */
export const messageListStrings = translated('messageLists', {
  titles: { saved: 'Saved', pinned: 'Pinned', mentions: 'Mentions' },
  close: { saved: 'Close saved messages', pinned: 'Close pinned messages', mentions: 'Close mentions' },
  pinnedCount: (count: number) => plural(count, { one: '# pinned message', other: '# pinned messages' }),
  empty: { saved: 'Nothing saved yet', pinned: 'Nothing pinned yet', mentions: 'Nobody has mentioned you yet' },
  emptyHelp: {
    saved: 'Save a message for later with its bookmark, or press S on it. Only you see what you saved, on all of your computers.',
    pinned: 'Pin what everybody here should find again: choose “Pin for everyone here” in the menu of a message, or press P on it.',
    mentions: 'Messages with your name after an @, and those to everyone, come together here.',
  },
  missing: (count: number) => plural(count, { one: '# more saved message has not arrived on this computer yet.', other: '# more saved messages have not arrived on this computer yet.' }),
  goTo: (name: string, chat: string, time: string, text: string) => `${name} in ${chat}, ${time}: ${text}. Go to the message`,
  unsave: 'Remove from saved',
  unpin: 'Unpin',
  pinnedBy: (name: string) => `Pinned by ${name}`,
  inThread: 'In a thread',
  more: 'Show more',
});
