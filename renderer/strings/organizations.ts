import { formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';
import { plural } from './plural.ts';

/** Several organizations in one window. */
export const organizationStrings = translated('organizations', {
  rail: 'Organizations',
  add: 'Add an organization',
  addSubtitle: 'Your other organizations stay signed in.',
  cancelAdding: 'Cancel',
  remove: 'Remove from this computer',
  removeTitle: 'Remove this organization?',
  removeText: 'This computer’s copy of its chats is erased. Messages that were not sent yet are lost.',
  newPlace: 'New organization',
  withDetail: (name: string, detail: string) => `${name}, ${detail}`,
  unread: (count: number) => `${formatNumber(count)} unread`,
  mentions: (count: number) => plural(count, { one: 'You were mentioned', other: 'You were mentioned # times' }),
  offline: 'Offline',
  restarting: 'Restarting',
  signedOut: 'Signed out',
  options: (name: string) => `Options for ${name}`,
  moveUp: 'Move up',
  moveDown: 'Move down',
  movedTo: (name: string, position: number, count: number) => `${name}: place ${formatNumber(position)} of ${formatNumber(count)}`,
  signOut: (name: string) => `Sign out of ${name}`,
  signOutTitle: (name: string) => `Sign out of ${name}?`,
});
