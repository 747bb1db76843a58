import type { CallConnectionState } from '#shared/database/enums';
import type { LinkState } from '../peer/media-link.ts';

/** How one's own connection stands, for the record: connected as soon as one other person is. */
export function connectionSummary(links: readonly LinkState[]): CallConnectionState {
  const phases = new Set(links.map((link) => link.phase));
  if (phases.size === 0) return 'new';
  if (phases.has('connected')) return 'connected';
  if (phases.has('interrupted')) return 'disconnected';
  return phases.has('connecting') ? 'connecting' : 'failed';
}
