/** The status line. */
export const statusStrings = {
  starting: 'Starting Hallway',
  backendAway: 'Reconnecting to Hallway on this computer',
  connected: 'Connected',
  connecting: 'Connecting…',
  catchingUp: 'Catching up…',
  offlineSince: (time: string) => `Offline since ${time}`,
  tryNow: 'Try now',
  waiting: (count: number) => `${count} waiting to send`,
  failed: (count: number) => `${count} not sent`,
  history: (percent: number) => `Fetching older messages: ${percent} %`,
} as const;
