import { formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';
import { plural } from './plural.ts';

/** The chat list and everything that begins a chat. */
export const chatsStrings = translated('chats', {
  list: 'Chats',
  newMessage: 'New message',
  newGroup: 'New group',
  jumpTo: 'Jump to…',
  empty: 'No chats yet',
  emptyHelp: 'Write to a colleague, or begin a group.',
  you: (text: string) => `You: ${text}`,
  from: (name: string, text: string) => `${name}: ${text}`,
  draft: 'Draft',
  typing: 'typing…',
  noMessages: 'No messages yet',
  unread: (count: number) => `${formatNumber(count)} unread`,
  pinned: 'Pinned',
  muted: 'Muted',
  waiting: 'Waiting to send',
  failed: 'Not sent',
  options: (title: string) => `Options for ${title}`,
  mentions: (count: number) => plural(count, { one: 'You were mentioned', other: 'You were mentioned # times' }),
  markedUnread: 'Marked as unread',
  sections: { unread: 'Unread', pinned: 'Pinned', direct: 'Direct messages', groups: 'Groups', archived: 'Archived' },
  chatCount: (count: number) => plural(count, { one: '# chat', other: '# chats' }),
  filter: 'Filter chats',
  clearFilter: 'Clear the filter',
  noneFound: 'No chat has this in its name.',
  listOptions: 'List options',
  unreadFirst: 'Unread chats first',
  readAll: 'Mark all as read',
  dropToPin: 'Drop here to pin',
  menu: {
    markRead: 'Mark as read', markUnread: 'Mark as unread', muteHour: 'Mute for 1 hour', muteWorkday: 'Mute for 8 hours', muteTomorrow: 'Mute until tomorrow 9:00', muteForever: 'Mute until turned on again', unmute: 'Unmute',
    notifyAll: 'Notify me of all messages', notifyMentions: 'Notify me of mentions only', notifyNothing: 'Never notify me',
    pin: 'Pin', moveUp: 'Move up', moveDown: 'Move down', unpin: 'Unpin', archive: 'Archive group', restore: 'Take out of the archive', leave: 'Leave group',
  },
  account: 'Your account',
  signOut: 'Sign out',
  signOutTitle: 'Sign out?',
  signOutText: 'This computer’s copy of your chats is erased. Messages that were not sent yet are lost.',
});
