import { expect, it } from 'vitest';
import { candidateKind, outgoingCandidate, outgoingDescription } from './candidate-filter.ts';

const prefix = 'candidate:842163049 1 udp 1677729535 198.51.100.4 61665 typ';

it.each([
  [`${prefix} host generation 0`, 'host'],
  [`${prefix} srflx raddr 10.0.0.2 rport 61665`, 'srflx'],
  [`${prefix} prflx raddr 10.0.0.2 rport 61665`, 'prflx'],
  [`${prefix} relay raddr 10.0.0.2 rport 61665`, 'relay'],
  ['', null],
  ['nonsense typ banana', null],
])('names the kind of "%s": %s', (line, kind) => {
  expect(candidateKind(line)).toBe(kind);
});

it('lets everything out when addresses may be shown', () => {
  expect(outgoingCandidate(`${prefix} host`, false)).toBe(`${prefix} host`);
  expect(outgoingDescription('v=0\r\na=candidate:1 1 udp 1 10.0.0.2 9 typ host\r\n', false)).toContain('10.0.0.2');
});

it.each(['host', 'srflx raddr 10.0.0.2 rport 9', 'prflx raddr 10.0.0.2 rport 9', 'banana'])('relay-only keeps "%s" here', (rest) => {
  expect(outgoingCandidate(`${prefix} ${rest}`, true)).toBeNull();
});

it('relay-only lets relays and the end of the candidates out, without the related address', () => {
  expect(outgoingCandidate('', true)).toBe('');
  expect(outgoingCandidate(`${prefix} relay raddr 10.0.0.2 rport 61665 generation 0`, true)).toBe(`${prefix} relay raddr 0.0.0.0 rport 0 generation 0`);
});

it('relay-only takes own addresses out of descriptions and nothing else', () => {
  const sdp = ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', `a=${prefix} host`, `a=${prefix} relay raddr 10.0.0.2 rport 9`, 'a=mid:0', ''].join('\r\n');
  const expected = ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', `a=${prefix} relay raddr 0.0.0.0 rport 0`, 'a=mid:0', ''].join('\r\n');
  expect(outgoingDescription(sdp, true)).toBe(expected);
});
