import { translated } from '../language/translated.ts';

/** Words used all over the interface. */
export const commonStrings = translated('common', {
  productName: 'Hallway',
  backendAway: 'Hallway on this computer is restarting. Try again in a moment.',
  somethingWrong: 'Something went wrong in Hallway.',
  somethingWrongHelp: 'What you wrote is kept on this computer. Reload to go on.',
  reload: 'Reload',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  dismiss: 'Dismiss',
  loading: 'Loading',
  starting: 'Starting Hallway',
  you: 'You',
  presence: { active: 'Active', away: 'Away', offline: 'Offline' },
  roles: { owner: 'Owner', admin: 'Admin', member: 'Member' },
  today: 'Today',
  yesterday: 'Yesterday',
});
