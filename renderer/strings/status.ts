import { formatNumber, formatPercent } from '../language/formats.ts';
import { translated } from '../language/translated.ts';

/** The status line. */
export const statusStrings = translated('status', {
  starting: 'Starting Hallway',
  backendAway: 'Reconnecting to Hallway on this computer',
  connected: 'Connected',
  connecting: 'Connecting…',
  catchingUp: 'Catching up…',
  offlineSince: (time: string) => `Offline since ${time}`,
  tryNow: 'Try now',
  waiting: (count: number) => `${formatNumber(count)} waiting to send`,
  failed: (count: number) => `${formatNumber(count)} not sent`,
  history: (percent: number) => `Fetching older messages: ${formatPercent(percent)}`,
});
