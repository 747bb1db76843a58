import { expect, it } from 'vitest';
import type { CandidateKind } from './candidate-filter.ts';
import { failureReason, isRelayError, type AttemptFindings } from './failure-reason.ts';

function findings(gathered: CandidateKind[], rest: Partial<AttemptFindings> = {}): AttemptFindings {
  return { isAnswered: true, isRelayOnly: false, hasRelayError: false, ...rest, gathered: new Set(gathered) };
}

it('names the silence of the other side before everything else', () => {
  expect(failureReason(findings([], { isAnswered: false, isRelayOnly: true, hasRelayError: true }))).toBe('noAnswer');
});

it('names the relay when it was needed and gave nothing', () => {
  expect(failureReason(findings([], { isRelayOnly: true }))).toBe('relayRefused');
  expect(failureReason(findings(['host', 'srflx'], { hasRelayError: true }))).toBe('relayRefused');
});

it('says that there is no way when the relay is not to blame', () => {
  expect(failureReason(findings(['host']))).toBe('noRoute');
  expect(failureReason(findings(['host', 'relay'], { hasRelayError: true }))).toBe('noRoute');
  expect(failureReason(findings(['relay'], { isRelayOnly: true }))).toBe('noRoute');
});

it('tells relays from servers that only say what an address looks like from outside', () => {
  expect([isRelayError('turn:a:3478?transport=udp'), isRelayError('turns:a:443'), isRelayError('stun:a:3478'), isRelayError('')]).toEqual([true, true, false, false]);
});
