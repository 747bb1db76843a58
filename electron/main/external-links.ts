import { shell } from 'electron';
import type { Logger } from '#shared/runtime/logger';
import { decideUrl } from './url-gate.ts';

/** Hands an address to the person's browser or mail program if the gate lets it through: the one place that does. */
export async function openExternally(address: unknown, logger: Logger): Promise<void> {
  const decision = decideUrl(address);
  if (!decision.allowed) {
    // The address itself may be private; the reason is enough to understand a report.
    logger.warn('Refused to open an address outside', { reason: decision.reason });
    return;
  }
  try {
    await shell.openExternal(decision.url);
  } catch (error) {
    logger.warn('The system could not open an address', { error: String(error) });
  }
}
