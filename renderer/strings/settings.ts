/** How Hallway looks and tells of messages on this computer. */
export const settingsStrings = {
  settings: 'Settings',
  appearance: 'Appearance',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  notifications: 'Notifications',
  notify: 'Notify me of new messages',
  notifyHelp: 'Each chat’s own level and mute go before this.',
  blocked: 'Your system does not let Hallway show notifications. Allow them there.',
  allow: 'Allow notifications',
  sound: 'With a sound',
  soundHelp: 'The sound that your system has for notifications.',
  pause: 'Pause notifications',
  pauseFor: { none: 'Not paused', hour: 'For 1 hour', workday: 'For 8 hours', tomorrow: 'Until tomorrow 9:00' },
  pausedUntil: (time: string) => `Until ${time}`,
  close: 'Done',
} as const;
