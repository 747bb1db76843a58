import { limits } from '#shared/domain/limits';
import { formatNumber } from '../language/formats.ts';
import { translated } from '../language/translated.ts';

/** What one says of oneself. */
export const profileStrings = translated('profile', {
  profile: 'Your profile',
  clearStatus: 'Clear your status',
  status: 'Status',
  statusText: 'What are you doing?',
  statusEmoji: 'Status emoji',
  statusEmojiIs: (emoji: string) => `Status emoji: ${emoji}`,
  ends: 'Clear after',
  endNames: { never: 'Don’t clear', halfHour: '30 minutes', hour: '1 hour', fourHours: '4 hours', today: 'Today', week: 'This week', custom: 'Choose a time…' },
  endsAt: 'Clear at',
  endIsPast: 'Choose a time to come.',
  presets: 'Suggestions',
  presetTexts: { meeting: 'In a meeting', focus: 'Focusing', lunch: 'Lunch', remote: 'Working from home', sick: 'Out sick', holiday: 'On holiday' },
  about: 'About you',
  title: 'Title',
  titlePlaceholder: 'What you do, such as “Workshop lead”',
  pronouns: 'Pronouns',
  pronounsPlaceholder: 'For example: she/her',
  timeZone: 'Time zone',
  noTimeZone: 'Not told',
  hereZone: (zone: string) => `${zone} (this computer)`,
  everybodySees: 'Everybody in your organization sees this.',
  until: (time: string) => `until ${time}`,
  statusLabel: (text: string) => `Status: ${text}`,
  statusTooLong: () => `A status can have up to ${formatNumber(limits.statusTextLength)} characters.`,
  statusSet: 'Your status is set.',
  statusCleared: 'Your status is cleared.',
  choosePicture: 'Choose a picture',
  addPicture: 'Add a picture',
  changePicture: 'Change picture',
  removePicture: 'Remove picture',
});
