import { formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';

/** Choosing people. */
export const peopleStrings = translated('people', {
  search: 'Search people',
  write: 'Message',
  gone: 'No longer in the organization',
  none: 'Nobody found',
  noneHelp: 'Check the spelling, or try a part of the name.',
  results: 'People',
  chosen: 'Chosen people',
  remove: (name: string) => `Remove ${name}`,
  newMessageHelp: 'Choose whom to write to.',
  newGroupHelp: 'People can be added and removed later.',
  groupName: 'Group name',
  groupNamePlaceholder: 'For example: Spring launch',
  groupTopic: 'Topic (optional)',
  groupNameMissing: 'Give the group a name.',
  create: 'Create group',
  addPeople: 'Add people',
  add: (count: number) => (count === 0 ? 'Add' : `Add ${formatNumber(count)}`),
  switcherPlaceholder: 'Go to a chat or a person',
});
