import { expect, it } from 'vitest';
import type { LinkState } from '../peer/media-link.ts';
import { connectionSummary } from './connection-summary.ts';

it.each<[LinkState['phase'][], string]>([
  [[], 'new'],
  [['connecting'], 'connecting'],
  [['connecting', 'failed'], 'connecting'],
  [['connected', 'failed', 'connecting', 'interrupted'], 'connected'],
  [['interrupted', 'connecting'], 'disconnected'],
  [['failed', 'failed'], 'failed'],
])('links that are %j count as %s', (phases, summary) => {
  expect(connectionSummary(phases.map((phase) => ({ phase, reason: null })))).toBe(summary);
});
