import { expect, it } from 'vitest';
import type { LinkState } from '../peer/media-link.ts';
import { nextGiveUp, notGivenUp, type GiveUp } from './give-up.ts';

const link = (phase: LinkState['phase']): LinkState => ({ phase, reason: phase === 'failed' ? 'noRoute' : null });
/** The state after looks at these links, a second apart. */
const after = (...looks: readonly (readonly LinkState['phase'][])[]): GiveUp =>
  looks.reduce((state, phases, index) => nextGiveUp(state, { links: phases.map(link), nowMs: index * 1_000 }), notGivenUp);
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

it('is due when every connection has failed for eight seconds', () => {
  expect(after(...times(8, ['failed'] as const)).isDue).toBe(false);
  expect(after(...times(9, ['failed'] as const)).isDue).toBe(true);
});

it('waits longer where there are more to connect with, as a slow computer needs', () => {
  expect(after(...times(16, ['failed', 'failed'] as const)).isDue).toBe(false);
  expect(after(...times(17, ['failed', 'failed'] as const)).isDue).toBe(true);
});

it('is not while anybody may still come, or with nobody there', () => {
  expect(after(...times(20, ['failed', 'connecting'] as const)).isDue).toBe(false);
  expect(after(...times(20, [] as const)).isDue).toBe(false);
});

it('counts anew when one tries again', () => {
  expect(after(...times(8, ['failed'] as const), ['connecting'], ...times(8, ['failed'] as const)).isDue).toBe(false);
});

it.each(['connected', 'interrupted'] as const)('is never for a call that worked once (%s)', (phase) => {
  expect(after([phase], ...times(30, ['failed'] as const)).isDue).toBe(false);
});
