import { formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';

/** The pane beside a conversation. */
export const detailsStrings = translated('details', {
  label: 'Details',
  close: 'Close details',
  topic: 'Topic',
  noTopic: 'No topic',
  people: 'People',
  rename: 'Rename',
  nameLabel: 'Group name',
  editTopic: 'Edit topic',
  addPeople: 'Add people',
  showAll: (count: number) => `Show all ${formatNumber(count)} people`,
  actionsFor: (name: string) => `Actions for ${name}`,
  message: 'Message',
  voiceCall: 'Voice call',
  videoCall: 'Video call',
  makeOwner: 'Make owner',
  makeAdmin: 'Make admin',
  makeMember: 'Make member',
  remove: 'Remove from group',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: 'They can no longer read or write here, and the group’s messages leave their computers.',
  leave: 'Leave group',
  leaveTitle: (name: string) => `Leave ${name}?`,
  leaveText: 'Its messages are erased from this computer. Someone in the group can add you again.',
  ownerTitle: (name: string) => `Make ${name} an owner?`,
  ownerText: 'Owners can do everything here, also remove other owners.',
  self: '(you)',
});
