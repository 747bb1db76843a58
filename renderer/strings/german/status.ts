import { formatNumber, formatPercent } from '../../language/formats.ts';
import type { statusStrings } from '../status.ts';

export const statusGerman: typeof statusStrings = {
  starting: 'Hallway startet',
  backendAway: 'Verbindet wieder mit Hallway auf diesem Computer',
  connected: 'Verbunden',
  connecting: 'Verbindet …',
  catchingUp: 'Holt auf …',
  offlineSince: (time) => `Offline seit ${time}`,
  tryNow: 'Jetzt versuchen',
  waiting: (count) => `${formatNumber(count)} noch nicht gesendet`,
  failed: (count) => `${formatNumber(count)} fehlgeschlagen`,
  history: (percent) => `Ältere Nachrichten werden geladen: ${formatPercent(percent)}`,
};
